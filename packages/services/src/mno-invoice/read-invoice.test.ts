import { exactToDecimal } from "@tributary/domain/money/exact";
import { describe, expect, it } from "vitest";
import { type InvoiceMapping, type InvoiceMappingInput, invoiceMappingSchema } from "./mapping.ts";
import { printedNumber } from "./printed-number.ts";
import { readInvoice } from "./read-invoice.ts";

function read(text: string, mapping: InvoiceMappingInput | null = null, name = "NN-1.csv") {
  const parsed: InvoiceMapping | null = mapping === null ? null : invoiceMappingSchema.parse(mapping);
  return readInvoice({ name, bytes: Buffer.from(text), receivedAt: 0 }, parsed);
}

const own = [
  "H,NN-1,Nordnetz AG,EUR,2026-11-04,2026-12-04,2026-10,110.00,20.90,130.90",
  'L,1,L1,"Domestic, data",100,0.90,90.00',
  "L,2,L2,EU data,,,20.00,alfa,2026-07",
].join("\r\n");

describe("the product's own columns", () => {
  it("are read from CSV; a line in arrears names its own period", () => {
    expect(read(own)).toEqual({
      number: "NN-1",
      sender: "Nordnetz AG",
      currency: "EUR",
      issuedOn: "2026-11-04",
      receivedAt: 0,
      dueOn: "2026-12-04",
      period: "2026-10",
      netMicros: 110_000_000n,
      taxMicros: 20_900_000n,
      grossMicros: 130_900_000n,
      lines: [
        {
          lineNumber: 1,
          lineCode: "L1",
          description: "Domestic, data",
          quantity: { numerator: 100n, denominator: 1n },
          rate: { numerator: 9n, denominator: 10n },
          amountMicros: 90_000_000n,
          operatorId: null,
          period: "2026-10",
        },
        {
          lineNumber: 2,
          lineCode: "L2",
          description: "EU data",
          quantity: null,
          rate: null,
          amountMicros: 20_000_000n,
          operatorId: "alfa",
          period: "2026-07",
        },
      ],
    });
  });

  it("are read from JSON with the same names to the same invoice", () => {
    const json = JSON.stringify({
      ...{
        number: "NN-1",
        sender: "Nordnetz AG",
        currency: "EUR",
        issuedOn: "2026-11-04",
        dueOn: "2026-12-04",
      },
      ...{ period: "2026-10", net: "110.00", tax: "20.90", gross: "130.90" },
      lines: [
        {
          lineNumber: 1,
          lineCode: "L1",
          description: "Domestic, data",
          quantity: "100",
          rate: "0.90",
          amount: "90.00",
        },
        {
          lineNumber: 2,
          lineCode: "L2",
          description: "EU data",
          amount: "20.00",
          operator: "alfa",
          period: "2026-07",
        },
      ],
    });
    expect(read(json)).toEqual(read(own));
  });

  it("are read under an agreement with a mapping of its own too", () => {
    expect(read(own, german).number).toBe("NN-1");
  });
});

const german: InvoiceMappingInput = {
  delimiter: ";",
  decimal: ",",
  thousands: ".",
  dateFormat: "DD.MM.YYYY",
  periodFormat: "MM/YYYY",
  header: {
    number: { label: "Rechnung Nr." },
    sender: { cell: [1, 1] },
    currency: { constant: "EUR" },
    issuedOn: { label: "Datum" },
    dueOn: { daysAfterIssue: 30 },
    period: { label: "Leistungszeitraum" },
    net: { sumOfLines: true },
    tax: { label: "USt. 19 %", offset: 5 },
    gross: { label: "Brutto", offset: 5, pattern: "([\\d.,]+) EUR" },
  },
  lines: {
    headerRow: { startsWith: "Pos" },
    columns: {
      lineNumber: "Pos",
      description: "Leistung",
      quantity: "Menge",
      rate: "Preis",
      amount: "Betrag",
    },
    skip: [{ column: "Leistung", pattern: "^Zwischensumme" }],
    endsAt: [{ column: "Pos", equals: ["USt. 19 %"] }],
  },
  lineCodes: [
    { column: "Leistung", equals: "Daten Inland", code: "L1" },
    { column: "Leistung", pattern: "^Roaming", code: "L2" },
  ],
  operators: { column: "Konto", map: { "4711": "alfa" } },
  units: [{ column: "Einheit", equals: "MB", factor: "0.001" }],
};

const germanText = [
  "\uFEFFNordnetz AG",
  "Rechnung Nr.;NN-2",
  "Datum;04.11.2026",
  "Leistungszeitraum;10/2026",
  "Pos;Leistung;Konto;Einheit;Menge;Betrag;Preis",
  "1;Daten Inland;4711;GB;94.900,000;76.430,00;",
  '2;"Roaming\nEU";;MB;3 690 000;4.059,00;0,0011',
  "3;Zwischensumme;;;;80.489,00;",
  "4;Gutschrift;9999;;;-10,00;",
  "USt. 19 %;;;;;15.291,01",
  "Brutto;;;;;95.770,01 EUR",
].join("\r\n");

describe("a mapping", () => {
  it("reads labels, totals rows, decimal commas, thin spaces, units and accounts", () => {
    const invoice = read(germanText, german);
    expect(invoice).toMatchObject({
      number: "NN-2",
      sender: "Nordnetz AG",
      issuedOn: "2026-11-04",
      dueOn: "2026-12-04",
      period: "2026-10",
      // 76,430.00 + 4,059.00 - 10.00
      netMicros: 80_479_000_000n,
      taxMicros: 15_291_010_000n,
      grossMicros: 95_770_010_000n,
    });
    const lines = invoice.lines.map((line) => [
      line.lineNumber,
      line.lineCode,
      line.operatorId,
      line.quantity === null ? null : exactToDecimal(line.quantity, 6),
      line.rate === null ? null : exactToDecimal(line.rate, 6),
      line.amountMicros,
    ]);
    expect(lines).toEqual([
      [1, "L1", "alfa", "94900", null, 76_430_000_000n],
      // 3,690,000 MB are 3,690 GB, and 0.0011 per MB is 1.10 per GB.
      [2, "L2", null, "3690", "1.1", 4_059_000_000n],
      // Account 9999 is nobody's: the line stays unmapped and is not owed.
      [4, null, null, null, null, -10_000_000n],
    ]);
    expect(invoice.lines[2]?.description).toBe("Gutschrift (9999)");
  });

  it("says where a file does not fit it", () => {
    expect(() => read(germanText.replace("04.11.2026", "31.02.2026"), german)).toThrow(
      'NN-1.csv issuedOn: "31.02.2026" is not a date like DD.MM.YYYY.',
    );
    expect(() => read(germanText.replace("Betrag", "Summe"), german)).toThrow(
      'NN-1.csv has no column "Betrag"',
    );
    expect(() => read(germanText.replace("76.430,00", "76,430.00"), german)).toThrow(
      'NN-1.csv row 6: "76,430.00" is not a number with "," before its decimals: check the mapping.',
    );
    expect(() => read(germanText.replace("NN-2", ""), german)).toThrow("NN-1.csv: no number stands at");
    expect(() => read("a;b")).toThrow("NN-1.csv is not in the product's own columns");
  });
});

it.each([
  [own.replace("L,2,", "L,1,"), "NN-1.csv row 3: the line number 1 stands twice."],
  [own.replace(",20.00,alfa", ",,alfa"), "NN-1.csv row 3: there is no amount."],
  [
    own.replace("110.00", "99999999999999.00"),
    'NN-1.csv net: "99999999999999.00" is not an amount of money.',
  ],
  [own.replace("20.00,alfa", "0.0000001,alfa"), 'NN-1.csv row 3: "0.0000001" is not an amount of money.'],
  [own.replace("100,0.90", `${"9".repeat(30)},0.90`), "is no quantity and no rate."],
  [own.replace("EU data", "EU\u0000data"), "NN-1.csv is not text in the encoding of the mapping."],
  [own.split("\r\n")[0] ?? "", "NN-1.csv holds no line: check the mapping."],
])("an invoice that cannot be stored as it stands is refused (%#)", (text, message) => {
  expect(() => read(text)).toThrow(message);
});

it.each([
  ["1.234,56", { decimal: ",", thousands: "." }, "1234.56"],
  ["1.234", { decimal: ",", thousands: "." }, "1234"],
  ["12,34,567.8", { decimal: ".", thousands: "," }, "1234567.8"],
  ["1'234.50", { decimal: ".", thousands: "'" }, "1234.50"],
  ["1\u202F234,5", { decimal: ",", thousands: "" }, "1234.5"],
  ["-10,00", { decimal: ",", thousands: "." }, "-10.00"],
  ["10,00-", { decimal: ",", thousands: "." }, "-10.00"],
  ["(10.00)", { decimal: ".", thousands: "," }, "-10.00"],
  ["\u221210", { decimal: ".", thousands: "," }, "-10"],
  ["€ 5,00", { decimal: ",", thousands: "." }, "5.00"],
  ["5.00 EUR", { decimal: ".", thousands: "," }, "5.00"],
  [".5", { decimal: ".", thousands: "" }, "0.5"],
  ["  ", { decimal: ".", thousands: "" }, null],
] as const)("a printed number %j is read as it is meant", (text, marks, expected) => {
  expect(printedNumber(text, marks, "here")).toBe(expected);
});

it.each([
  ["1.5", { decimal: ",", thousands: "." }],
  ["1,234", { decimal: ".", thousands: "" }],
  ["=1+1", { decimal: ".", thousands: "," }],
  ["1e3", { decimal: ".", thousands: "," }],
  ["--1", { decimal: ".", thousands: "," }],
  ["1.2.3", { decimal: ".", thousands: "," }],
] as const)("a printed number %j is refused rather than guessed", (text, marks) => {
  expect(() => printedNumber(text, marks, "here")).toThrow("is not a number");
});
