import { expect, test } from "vitest";
import { findOverlaps } from "./overlaps.ts";
import { rateOf } from "./rate-card.fixture.ts";

test("a rate whose usage an earlier one has is found, once for each two", () => {
  const all = rateOf({ code: "ALL", zones: ["domestic", "eu"] });
  const eu = rateOf({ code: "EU", zones: ["eu", "us"], services: ["voice", "sms"] });
  const late = rateOf({ code: "LATE", zones: ["domestic"], directions: ["mt"] });
  expect(findOverlaps([all, eu, late])).toEqual([
    { code: "EU", earlierCode: "ALL", service: "voice", direction: "mo", zone: "eu" },
    { code: "LATE", earlierCode: "ALL", service: "voice", direction: "mt", zone: "domestic" },
  ]);
});

test("rates of other services, directions or zones do not overlap", () => {
  const rates = [
    rateOf({ code: "OUT", directions: ["mo"] }),
    rateOf({ code: "IN", directions: ["mt"] }),
    rateOf({ code: "SMS", services: ["sms"] }),
    rateOf({ code: "EU", zones: ["eu"] }),
  ];
  expect(findOverlaps(rates)).toEqual([]);
});
