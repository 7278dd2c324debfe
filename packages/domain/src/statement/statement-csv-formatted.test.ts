import { expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import { percentText } from "./percent-text.ts";
import { statementCsv } from "./statement-csv.ts";
import { statementCsvFormatted } from "./statement-csv-formatted.ts";
import type { StatementDocument, StatementLine } from "./types.ts";

function line(changes: Partial<StatementLine>): StatementLine {
  return {
    code: "L1",
    description: "Domestic data",
    quantity: "62400.5",
    unit: "GB",
    amountMicros: parseMicros("53584.97"),
    originPeriod: "2026-10",
    ...changes,
  };
}

const statement: StatementDocument = {
  number: "ST-de1-2026-10-alfa",
  version: 1,
  operatorId: "alfa",
  agreementId: "de1",
  period: "2026-10",
  zone: "Europe/Berlin",
  currency: "EUR",
  issuedOn: "2026-11-10",
  dueOn: "2026-12-10",
  isFinal: false,
  isProvisional: false,
  lines: [
    line({}),
    line({
      code: "CREDIT",
      description: '=HYPERLINK("x")',
      quantity: null,
      unit: null,
      amountMicros: parseMicros("-1234.56"),
      originPeriod: "2026-09",
    }),
  ],
  // 53,584.97 − 1,234.56; 19 % of it is 9,946.5779.
  netMicros: parseMicros("52350.41"),
  taxBps: 1_900,
  taxMicros: parseMicros("9946.58"),
  grossMicros: parseMicros("62296.99"),
  converted: null,
};

test("people read the figures that machines read, with the zone in front", () => {
  expect(statementCsvFormatted(statement).split("\r\n")).toEqual([
    '\uFEFF"Statement ST-de1-2026-10-alfa, version 1, October 2026, issued 10 November 2026, ' +
      'due 10 December 2026, time zone Europe/Berlin"',
    "Line,Code,Description,Quantity,Unit,Period,Amount,Currency",
    '1,L1,Domestic data,"62,400.5",GB,October 2026,"53,584.97",EUR',
    '2,CREDIT,"\'=HYPERLINK(""x"")",,,September 2026,"-1,234.56",EUR',
    ',,Net,,,October 2026,"52,350.41",EUR',
    ',,Tax 19 %,,,October 2026,"9,946.58",EUR',
    ',,Gross,,,October 2026,"62,296.99",EUR',
    "",
  ]);
  expect(statementCsv(statement)).toContain(",-1234.56,EUR\r\n");
});

test("converted totals stand below, with rate, source and date", () => {
  const converted = {
    currency: "JPY",
    netMicros: parseMicros("8376066"),
    taxMicros: parseMicros("1591453"),
    grossMicros: parseMicros("9967519"),
    rate: "160",
    source: "ECB",
    validOn: "2026-11-10",
  };
  const rows = statementCsvFormatted({ ...statement, converted })
    .trimEnd()
    .split("\r\n");
  expect(rows.at(-1)).toBe(',,"Gross at 160, ECB, 10 November 2026",,,October 2026,"9,967,519",JPY');
});

test.each([
  [0, "0 %"],
  [5, "0.05 %"],
  [875, "8.75 %"],
  [1_900, "19 %"],
  [10_050, "100.5 %"],
  [-50, "-0.5 %"],
])("%d basis points are %s", (bps, text) => {
  expect(percentText(bps)).toBe(text);
});
