import { expect, test } from "vitest";
import { CHOSEN_EVENTS, EVENT_NAMES, isEventType } from "./event-types.ts";
import { type EventPayload, writePayload } from "./payload.ts";

const STATEMENT: EventPayload<"statement.issued"> = {
  ...{ number: "S-alfa-2026-10", version: 1, period: "2026-10", currency: "EUR" },
  ...{ net: 20_000_000n, tax: 3_800_000n, gross: 23_800_000n, dueOn: "2026-11-30" },
};

test("amounts are decimals of their currency, and instants are in UTC", () => {
  expect(writePayload("statement.issued", STATEMENT)).toEqual({
    ...{ number: "S-alfa-2026-10", version: 1, period: "2026-10", currency: "EUR" },
    ...{ net: "20.00", tax: "3.80", gross: "23.80", dueOn: "2026-11-30" },
  });
  expect(writePayload("operator.live", { name: "Alfa", since: Date.UTC(2026, 10, 1, 8) })).toEqual({
    name: "Alfa",
    since: "2026-11-01T08:00:00.000Z",
  });
});

test("what no field is named for does not leave", () => {
  const more = { ...STATEMENT, costMicros: 18_000_000n, sibling: "beta" };
  expect(Object.keys(writePayload("statement.issued", more)).sort()).toEqual(Object.keys(STATEMENT).sort());
});

test("a field that may be empty is null, and no other may be", () => {
  const alert = {
    ...{ alertId: "a", detector: "margin-floor", severity: "high", title: "Margin below its floor" },
    ...{ about: null, atRisk: null, currency: null },
  };
  expect(writePayload("alert.opened", alert)).toMatchObject({ atRisk: null, currency: null });
  expect(() => writePayload("alert.opened", { ...alert, title: null as never })).toThrow(
    /alert.opened.title/,
  );
  expect(() => writePayload("alert.opened", { ...alert, atRisk: 1n })).toThrow(/no amount of a currency/);
});

test("a test is told only to the endpoint that asked for it", () => {
  expect(EVENT_NAMES.filter((type) => !(CHOSEN_EVENTS as readonly string[]).includes(type))).toEqual([
    "webhook.test",
  ]);
  expect([isEventType("statement.issued"), isEventType("toString")]).toEqual([true, false]);
});
