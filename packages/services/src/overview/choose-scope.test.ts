import { expect, test } from "vitest";
import { chooseScope } from "./choose-scope.ts";

const AT = new Date("2026-11-26T12:00:00Z");
const euro = { currency: "EUR", first: "2025-08", lastBilled: "2026-10", lastUsed: "2026-11" };
const pound = { currency: "GBP", first: "2026-10", lastBilled: "2026-10", lastUsed: "2026-10" };

test("the last billed period of the first currency is shown when nothing is asked for", () => {
  const scope = chooseScope([euro, pound], {}, AT);
  expect(scope).toMatchObject({ currency: "EUR", currencies: ["EUR", "GBP"], period: "2026-10" });
  expect([scope?.periods[0], scope?.periods.at(-1), scope?.before]).toEqual([
    "2026-11",
    "2025-08",
    "2026-09",
  ]);
  expect([scope?.months[0], scope?.months.at(-1), scope?.months.length]).toEqual(["2025-11", "2026-10", 12]);
});

test("what is asked for is shown where there is something to show", () => {
  expect(chooseScope([euro, pound], { currency: "EUR", period: "2025-08" }, AT)).toMatchObject({
    months: ["2025-08"],
    before: null,
  });
  expect(chooseScope([euro, pound], { currency: "GBP", period: "2020-01" }, AT)).toMatchObject({
    currency: "GBP",
    period: "2026-10",
  });
  expect(chooseScope([euro], { currency: "XAU" }, AT)?.currency).toBe("EUR");
});

test("an agreement without business shows the current month, a portfolio without agreements nothing", () => {
  const empty = { currency: "EUR", first: null, lastBilled: null, lastUsed: null };
  expect(chooseScope([empty], {}, AT)).toMatchObject({
    period: "2026-11",
    periods: ["2026-11"],
    before: null,
  });
  expect(chooseScope([], {}, AT)).toBeNull();
});
