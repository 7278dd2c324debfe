import { expected } from "@tributary/seed/worked-example/expected";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliResult, testHome } from "./testing/run-cli.ts";

interface Demo {
  readonly records: Record<string, number>;
  readonly invoices: readonly Record<string, string>[];
  readonly statements: readonly Record<string, string>[];
  readonly lines: readonly Record<string, string>[];
  readonly allocations: readonly {
    readonly lineCode: string;
    readonly operators: Record<string, string>;
    readonly spread: Record<string, string>;
    readonly unattributedMicros: string;
  }[];
  readonly retainedMicros: string;
  readonly identities: Record<string, boolean>;
  readonly planted: readonly { readonly found: boolean }[];
  readonly falseAlarms: readonly unknown[];
}

const home = testHome();
let result: CliResult;
let demo: Demo;
beforeAll(async () => {
  result = await home.run("demo", "--story", "worked-example", "--json");
  demo = JSON.parse(result.stdout);
});
afterAll(() => home.remove());

/** "76430.00" as micros in text: two decimals, four noughts more. */
const micros = (amount: string): string => String(BigInt(amount.replace(".", "")) * 10_000n);

describe("the worked example", () => {
  it("is done, and stdout holds one JSON object", () => {
    expect(result).toMatchObject({ code: 0 });
    expect(demo).toMatchObject({ story: "worked-example" });
  });

  it("takes every record in", () => {
    const { received = 0, accepted = 0, duplicate = 0, rejected = 0, quarantined = 0 } = demo.records;
    expect(received).toBe(accepted + duplicate + rejected + quarantined);
    // 23,970 of data, 34,100 calls and 560,000 messages of October, and the two records beside it.
    expect(accepted).toBe(12_000 + 6_000 + 70 + 600 + 1_200 + 24_000 + 10_000 + 100 + 560_000 + 2);
  });

  it("gives every line as billed, expected and approved to the cent", () => {
    expect(demo.lines).toMatchObject(
      expected.lines.map((line) => ({
        lineCode: line.lineCode,
        billedMicros: micros(line.billed),
        expectedMicros: micros(line.expected),
        deltaMicros: micros(line.delta),
        approvedMicros: micros(line.approved),
      })),
    );
  });

  it("gives the invoice's totals to the cent", () => {
    expect(demo.invoices).toMatchObject([
      {
        billedMicros: micros(expected.totals.billed),
        approvedMicros: micros(expected.totals.approved),
        grossDisputedMicros: micros(expected.grossDisputed),
        netRecoverableMicros: micros(expected.netRecoverable),
        payableMicros: micros(expected.payable.withhold),
      },
    ]);
    expect(demo.retainedMicros).toBe("0");
  });

  it.each(expected.allocation)("allocates $lineCode ($kind) to the cent", (row) => {
    const found = demo.allocations.find(({ lineCode }) => lineCode === row.lineCode);
    const shares = row.kind === "cost" ? found?.operators : found?.spread;
    for (const operator of ["op_a", "op_b", "op_c"] as const) {
      expect(shares?.[operator] ?? "0").toBe(micros(row[operator]));
    }
    if (row.kind === "cost") expect(found?.unattributedMicros).toBe(micros(row.unattributed));
  });

  it("gives every statement to the cent", () => {
    expect(demo.statements).toMatchObject(
      expected.statements.map(({ operator, cost, margin, net }) => ({
        operator,
        costMicros: micros(cost),
        marginMicros: micros(margin),
        netMicros: micros(net),
        currency: "EUR",
      })),
    );
  });

  it("finds what was planted, raises no false alarm, and every identity holds", () => {
    expect(demo.planted.map(({ found }) => found)).toEqual([true, true, true]);
    expect(demo.falseAlarms).toEqual([]);
    expect(Object.entries(demo.identities).filter(([, holds]) => !holds)).toEqual([]);
    expect(Object.keys(demo.identities)).toHaveLength(10);
  });
});
