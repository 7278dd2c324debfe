import type { RecordRater } from "@tributary/domain/rating/rate-record";
import type { RecordPrice } from "@tributary/domain/rating/record-price";
import { expect, it } from "vitest";
import { createInterner, createKindFinder } from "./usage-kind.ts";

const price: RecordPrice = {
  lineCode: "VOICE",
  isProvisional: false,
  quantityOf: (raw) => raw,
  chargeOf: () => 1n,
  inNumbers: null,
};
const rater: Pick<RecordRater, "priceFor"> = {
  priceFor: (service, _, zone) => (service === "voice" && zone.startsWith("known") ? price : null),
};

it("finds one object for each kind, however many unknown zones a file has named before", () => {
  const kindOf = createKindFinder(rater, 3);
  for (let at = 0; at < 20_000; at++) expect(kindOf("voice", "mo", `unknown ${at}`)).toBeNull();
  const kind = kindOf("voice", "mo", "known");
  expect(kind).toMatchObject({ service: "voice", direction: "mo", zone: "known", lineCode: "VOICE" });
  expect(kindOf("voice", "mo", "known")).toBe(kind);
  expect(kindOf("voice", "mt", "known")).not.toBe(kind);
  expect(kindOf("voice", "mo", "known too")).not.toBe(kind);
  expect(kindOf("data", "none", "known")).toBeNull();
});

it("gives what says the same the same object", () => {
  const known = createInterner<{ readonly day: string; readonly period: string }>();
  const first = known({ day: "2026-10-31", period: "2026-10" });
  expect(known({ day: "2026-10-31", period: "2026-10" })).toBe(first);
  expect(known({ day: "2026-10-31", period: "2026-11" })).not.toBe(first);
});
