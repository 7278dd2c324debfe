import { describe, expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { agreements } from "./agreements.ts";
import { happenings } from "./happenings.ts";
import { usageLedger } from "./ledger-of-usage.ts";
import { PREMIUM_PREFIX } from "./planted-usage.ts";
import { chargedUnits } from "./record.ts";
import { accountAmounts, pricedByTiers } from "./right-amounts.ts";
import { firstPortfolio } from "./story.ts";
import { HEADER } from "./usage-files.ts";

const story = firstPortfolio(7);
const usage = story.files.filter(({ path }) => path.startsWith("usage/"));
const steps = story.steps;

/** Tolerances as typed in the agreements: 25 EUR or 10 GBP, or half a per cent. */
const absolute: Readonly<Record<string, bigint>> = {
  "nordkant-2026": 25_000_000n,
  "thamesgate-2026": 10_000_000n,
};

describe("the first portfolio", () => {
  it("holds about 200,000 records in files without a gap in their numbers", () => {
    const rows = usage.reduce((sum, { text }) => sum + text.split("\n").length - 2, 0);
    expect(rows).toBeGreaterThan(190_000);
    expect(rows).toBeLessThan(210_000);
    for (const [name, first] of [
      ["NK_MSC", 213],
      ["NK_TAP", 31],
      ["TG_CDR", 31],
    ] as const) {
      const numbers = usage
        .flatMap(({ path }) => path.match(new RegExp(`^usage/${name}_(\\d+)`))?.[1] ?? [])
        .map(Number);
      expect(numbers).toEqual(numbers.map((_, index) => first + index));
    }
  });

  it("plants at least ten errors of eleven causes", () => {
    expect(story.planted.length).toBeGreaterThanOrEqual(10);
    expect(new Set(story.planted.map(({ cause }) => cause)).size).toBe(11);
    expect(new Set(story.planted.map(({ id }) => id)).size).toBe(story.planted.length);
  });

  it("plants each error above the tolerance, but for counted SIMs, which have none", () => {
    for (const { agreement, amountMicros, cause } of story.planted) {
      const amount = BigInt(amountMicros);
      if (cause === "COUNT") continue;
      expect(amount < 0n ? -amount : amount).toBeGreaterThan(absolute[agreement] ?? 0n);
    }
  });

  it("ingests every usage file once and imports every invoice", () => {
    const ingested = steps.flatMap((step) => (step.do === "ingest" ? step.files : []));
    expect(ingested.toSorted()).toEqual(usage.map(({ path }) => path).toSorted());
    const imported = steps.flatMap((step) => (step.do === "import-invoice" ? [step.file] : []));
    expect(imported).toEqual(
      story.files.map(({ path }) => path).filter((path) => path.startsWith("invoices/")),
    );
  });

  it("never lets the preparer approve", () => {
    const preparers = new Set(steps.flatMap((step) => (step.do === "settle" ? [step.by] : [])));
    for (const step of steps) if (step.do === "approve") expect(preparers).not.toContain(step.by);
  });

  it("names two host networks, eight operators, and a second version for the new price of a text", () => {
    expect(agreements.map(({ versions }) => versions.length)).toEqual([1, 2]);
    const codes = new Set(
      usage.length > 0
        ? story.files[1]?.text
            .split("\n")
            .slice(1)
            .map((row) => row.split(",")[0])
        : [],
    );
    codes.delete("");
    // Grove has a range of IMSIs and no row per SIM.
    expect([...codes].toSorted()).toEqual(["aurora", "brisa", "cobalt", "dune", "ember", "fjord", "harbor"]);
  });

  it("calls premium numbers five times, all of which are planted", () => {
    const dialled = usage
      .filter(({ path }) => path.includes("TG_CDR"))
      .flatMap(({ text }) => text.split("\n").map((row) => row.split(",")[HEADER.cdr.indexOf("b_number")]));
    expect(dialled.filter((number) => number?.startsWith(PREMIUM_PREFIX))).toHaveLength(5);
  });

  it("is the same to the byte for the same seed", () => {
    const again = firstPortfolio(7);
    expect(
      again.files.every(
        ({ path, text }, index) => story.files[index]?.path === path && story.files[index]?.text === text,
      ),
    ).toBe(true);
    expect(again.steps).toEqual(steps);
  });
});

describe("the generator's own arithmetic", () => {
  it("prices graduated tiers slice by slice", () => {
    // 4,000 × 0.92 = 3,680.00; 5,000 × 0.71 = 3,550.00; 100.5 × 0.55 = 55.275, half away from zero: 55.28.
    expect(pricedByTiers(4_000_000_000_000n)).toBe(3_680_000_000n);
    expect(pricedByTiers(9_000_000_000_000n)).toBe(7_230_000_000n);
    expect(pricedByTiers(9_100_500_000_000n)).toBe(7_285_280_000n);
  });

  it("charges a call of 4 s as a minute at home and by the second abroad", () => {
    const call = {
      side: "de",
      source: "msc",
      operator: "aurora",
      at: 0,
      imsi: "",
      other: null,
      network: "",
    } as const;
    const rest = { seconds: 4, volume: 0, isOurs: true };
    expect(chargedUnits({ ...call, ...rest, line: "VOICE-DOM" })).toBe(60n);
    expect(chargedUnits({ ...call, ...rest, line: "VOICE-EU" })).toBe(4n);
  });

  it("hands out the cents of a line so that the accounts add up to it", () => {
    const records = happenings(createRandom(3));
    const amounts = accountAmounts(usageLedger(records), "de", "2026-08", "DATA-WORLD");
    const bytes = records
      .filter(({ line, at }) => line === "DATA-WORLD" && at < Date.UTC(2026, 7, 31, 22))
      .reduce((sum, record) => sum + chargedUnits(record), 0n);
    // 4.80 per 10^9 bytes is 48 cents per 10^8 bytes; half a cent is added before the division cuts off.
    const cents = (bytes * 480n + 500_000_000n) / 1_000_000_000n;
    expect([...amounts.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(cents * 10_000n);
  });
});
