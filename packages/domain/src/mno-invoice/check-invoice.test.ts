import { describe, expect, test } from "vitest";
import { parseExact } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import type { Rounding } from "../money/types.ts";
import { agreementOf, recordRating, usageLine } from "../rating/terms.fixture.ts";
import { checkInvoice, type KnownInvoices } from "./check-invoice.ts";
import type { MnoInvoice, MnoInvoiceLine } from "./types.ts";

const perLine: Rounding = { mode: "half-up", scale: 2, per: "line" };
const known: KnownInvoices = {
  numbers: new Set(["INV-2026-09"]),
  sha256s: new Set(["aa"]),
  periods: new Set(["2026-09"]),
  senders: new Set(["MNO AG"]),
};

function line(
  lineNumber: number,
  quantity: string | null,
  rate: string | null,
  amount: string,
): MnoInvoiceLine {
  return {
    lineNumber,
    lineCode: "VOICE",
    description: "Voice",
    quantity: quantity === null ? null : parseExact(quantity),
    rate: rate === null ? null : parseExact(rate),
    amountMicros: parseMicros(amount),
    operatorId: null,
    period: "2026-10",
  };
}

/** 2,729,500 min × 0.006 = 16,377.00 and a fee of 5,000.00; net 21,377.00, 19 % tax 4,061.63. */
const clean: MnoInvoice = {
  number: "INV-2026-10",
  sender: "MNO AG",
  currency: "EUR",
  issuedOn: "2026-11-03",
  receivedAt: 0,
  dueOn: "2026-12-03",
  period: "2026-10",
  lines: [line(1, "2729500", "0.006", "16377.00"), line(2, null, null, "5000.00")],
  netMicros: parseMicros("21377.00"),
  taxMicros: parseMicros("4061.63"),
  grossMicros: parseMicros("25438.63"),
};

const check = (invoice: MnoInvoice, sha256 = "bb", rounding = perLine, usage = usageLine()) =>
  checkInvoice(invoice, { known, agreement: agreementOf([usage], rounding), sha256 });
const codes = (...input: Parameters<typeof check>) => check(...input).map(({ code }) => code);

describe("a clean invoice", () => {
  test("has no flags", () => {
    expect(check(clean)).toEqual([]);
  });

  test("may hold a line in arrears for a period that was billed before", () => {
    const [first, second] = clean.lines;
    expect(check({ ...clean, lines: [first!, { ...second!, period: "2026-07" }] })).toEqual([]);
  });

  test("may round its tax per line: 3 × 0.08 at 19 % is 0.05, or three times 0.02", () => {
    const lines = [1, 2, 3].map((number) => line(number, null, null, "0.08"));
    const base = { ...clean, lines, netMicros: parseMicros("0.24") };
    const taxed = (tax: string) => {
      const taxMicros = parseMicros(tax);
      return codes({ ...base, taxMicros, grossMicros: base.netMicros + taxMicros });
    };
    expect([taxed("0.05"), taxed("0.06"), taxed("0.04")]).toEqual([[], [], ["TAX"]]);
  });
});

describe("a forged or broken invoice is flagged", () => {
  test("the same bytes again", () => {
    expect(codes(clean, "aa")).toEqual(["DUPLICATE_BYTES"]);
  });

  test("a number that is on record", () => {
    expect(codes({ ...clean, number: "INV-2026-09" })).toEqual(["DUPLICATE_NUMBER"]);
  });

  test("an unknown sender", () => {
    expect(codes({ ...clean, sender: "MN0 AG" })).toEqual(["UNKNOWN_SENDER"]);
  });

  test("a period that is billed already", () => {
    expect(codes({ ...clean, period: "2026-09" })).toEqual(["PERIOD_OVERLAP"]);
  });

  test("another currency than the agreement's, known or not", () => {
    expect(codes({ ...clean, currency: "USD" })).toEqual(["CURRENCY_MISMATCH"]);
    expect(codes({ ...clean, currency: "QQQ" })).toEqual(["CURRENCY_MISMATCH"]);
  });

  test("lines that miss the header total by 0.01", () => {
    const invoice = { ...clean, netMicros: parseMicros("21377.01"), grossMicros: parseMicros("25438.64") };
    const [found, ...others] = check(invoice);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: "HEADER_TOTAL", differenceMicros: 10_000n, isBlocking: true });
    expect(found?.message).toBe(
      "The lines add up to 21,377.00, the header says 21,377.01: ask the MNO for a corrected invoice.",
    );
  });

  test("a quantity × rate that is not the line's amount", () => {
    const lines = [line(1, "2729500", "0.006", "16377.01"), line(2, null, null, "4999.99")];
    expect(check({ ...clean, lines })).toMatchObject([
      { code: "LINE_ARITHMETIC", lineNumber: 1, differenceMicros: 10_000n, isBlocking: true },
    ]);
  });

  test("a wrong tax and a wrong gross total", () => {
    const invoice = { ...clean, taxMicros: parseMicros("4061.64") };
    expect(codes(invoice)).toEqual(["TAX", "HEADER_TOTAL"]);
  });

  test("a line that no agreement line stands behind, without blocking", () => {
    const lines = [clean.lines[0]!, { ...clean.lines[1]!, lineCode: null }];
    expect(check({ ...clean, lines })).toMatchObject([
      { code: "LINE_UNMAPPED", lineNumber: 2, isBlocking: false },
    ]);
    const unknown = [clean.lines[0]!, { ...clean.lines[1]!, lineCode: "GONE" }];
    expect(codes({ ...clean, lines: unknown })).toEqual(["LINE_UNMAPPED"]);
  });

  test("every message says what to do", () => {
    const invoice = {
      ...clean,
      number: "INV-2026-09",
      sender: "?",
      currency: "USD",
      period: "2026-09",
      lines: [{ ...line(1, "1", "1", "2"), lineCode: null }],
    };
    for (const { message } of check(invoice, "aa"))
      expect(message).toMatch(/: (ask|register|discard|check|map) .+\.$/);
  });
});

describe("how the agreement rounds", () => {
  const oneLine = (amount: string): MnoInvoice => {
    const net = parseMicros(amount);
    // Without tax in the way: 19 % of these amounts rounds to 0.
    return {
      ...clean,
      lines: [line(1, "3", "0.0052", amount)],
      netMicros: net,
      taxMicros: 0n,
      grossMicros: net,
    };
  };

  test("its own mode is taken as right besides half-up: 3 × 0.0052 = 0.0156", () => {
    expect(codes(oneLine("0.02"))).toEqual([]);
    expect(codes(oneLine("0.01"))).toEqual(["LINE_ARITHMETIC"]);
    expect(codes(oneLine("0.01"), "bb", { ...perLine, mode: "truncate" })).toEqual([]);
  });

  test("where only the total is rounded, lines may print micros", () => {
    const perTotal: Rounding = { mode: "half-up", scale: 2, per: "total" };
    const lines = [line(1, "3", "0.0052", "0.0156"), line(2, "1", "0.0052", "0.0052")];
    const net = parseMicros("0.02");
    const invoice = { ...clean, lines, netMicros: net, taxMicros: 0n, grossMicros: net };
    expect(codes(invoice, "bb", perTotal)).toEqual([]);
    expect(codes(invoice)).toEqual(["LINE_ARITHMETIC", "LINE_ARITHMETIC", "HEADER_TOTAL"]);
  });

  test("where records are rounded or carry fees, a product cannot decide: flagged without blocking", () => {
    const truncated: Rounding = { mode: "truncate", scale: 2, per: "record" };
    expect(check(oneLine("0.00"), "bb", truncated)).toMatchObject([
      { code: "LINE_ARITHMETIC", isBlocking: false },
    ]);
    const withFee = usageLine({ record: recordRating(60n, 60n, { setUpFee: parseExact("0.01") }) });
    expect(check(oneLine("0.00"), "bb", perLine, withFee)).toMatchObject([{ isBlocking: false }]);
  });

  test("yen lines are checked to the yen, Kuwaiti dinars to the fils", () => {
    const invoice = (currency: string, amount: string): MnoInvoice => {
      const net = parseMicros(amount);
      return {
        ...clean,
        currency,
        lines: [line(1, "7", "1.3574", amount)],
        netMicros: net,
        taxMicros: 0n,
        grossMicros: net,
      };
    };
    const flags = (currency: string, amount: string) => {
      const agreement = agreementOf([usageLine()]);
      const terms = { ...agreement.terms, currency, taxBps: 0 };
      return checkInvoice(invoice(currency, amount), {
        known,
        agreement: { ...agreement, terms },
        sha256: "bb",
      });
    };
    // 7 × 1.3574 = 9.5018.
    expect([flags("JPY", "10"), flags("KWD", "9.502"), flags("EUR", "9.50")]).toEqual([[], [], []]);
    expect([flags("JPY", "9.5"), flags("KWD", "9.50")].map(([found]) => found?.code)).toEqual([
      "LINE_ARITHMETIC",
      "LINE_ARITHMETIC",
    ]);
  });
});
