import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { parseMicros } from "@tributary/domain/money/micros";
import { statementCsv } from "@tributary/domain/statement/statement-csv";
import { statementCsvFormatted } from "@tributary/domain/statement/statement-csv-formatted";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { splitQuoted } from "@tributary/mediation/csv/split-quoted";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import {
  claimsTable,
  daysTable,
  filesTable,
  invoiceLinesTable,
  usageTable,
} from "../dispute/evidence-tables.ts";
import type { PackedEvidence } from "../dispute/packed-evidence.ts";
import type { Table } from "../document/table.ts";
import { exportTable } from "../document/table-csv.ts";
import { exportTableXlsx } from "../document/table-xlsx.ts";
import { statementXlsx } from "../statement/statement-xlsx.ts";

/** What a spreadsheet would run, call or take for a number, in every way it can begin. */
const HOSTILE = ["=", "+", "-", "@", "\t", "\r"].flatMap((start) => [
  start,
  `${start}1+1`,
  `${start}cmd|' /C calc'!A0`,
  `${start}HYPERLINK("http://x";"y"), "z"`,
  `${start}2\nsecond line`,
]);
const STARTS_FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const NEGATIVE = parseMicros("-1234567.89");

function statementOf(text: string): StatementDocument {
  const line = {
    code: text,
    description: text,
    quantity: "-1234.5",
    unit: text,
    originPeriod: "2026-10",
    amountMicros: NEGATIVE,
  };
  return {
    number: text,
    version: 1,
    operatorId: text,
    agreementId: text,
    period: "2026-10",
    zone: "UTC",
    currency: "EUR",
    issuedOn: "2026-11-10",
    dueOn: "2026-12-10",
    isFinal: false,
    isProvisional: false,
    lines: [line],
    netMicros: NEGATIVE,
    taxBps: 0,
    taxMicros: 0n,
    grossMicros: NEGATIVE,
    converted: {
      currency: "SEK",
      netMicros: NEGATIVE,
      taxMicros: 0n,
      grossMicros: NEGATIVE,
      rate: "1",
      source: text,
      validOn: "2026-11-10",
    },
  };
}

function tableOf(text: string): Table<string> {
  return {
    title: text,
    zone: "UTC",
    columns: [
      { kind: "text", key: text, label: text, value: (row) => row },
      { kind: "money", key: "amount", label: "Amount", value: () => NEGATIVE, currency: () => "EUR" },
      { kind: "quantity", key: "quantity", label: "Quantity", value: () => "-1234.5" },
      { kind: "quantity", key: "no_quantity", label: "No quantity", value: (row) => row },
      { kind: "integer", key: "count", label: "Count", value: () => -1234n },
    ],
    rows: [text],
  };
}

function evidenceOf(text: string): PackedEvidence {
  const amounts = { billedMicros: NEGATIVE, expectedMicros: 0n, deltaMicros: NEGATIVE, toleranceMicros: 0n };
  const rate = { numerator: -5n, denominator: 4n };
  const usage = { lineCode: text, outcome: "accepted", records: 1n, quantity: 1n } as const;
  return {
    number: text,
    isDraft: false,
    createdAt: new Date(0),
    issuer: null,
    mno: text,
    agreement: text,
    period: "2026-10",
    zone: "UTC",
    currency: "EUR",
    grossDisputedMicros: NEGATIVE,
    netRecoverableMicros: NEGATIVE,
    noticeDeadlineOn: "2026-12-05",
    paymentDueOn: "2026-12-05",
    evidence: {
      invoice: {
        number: text,
        revision: 1,
        lines: [
          {
            lineNumber: 1,
            lineCode: text,
            description: text,
            quantity: rate,
            rate,
            amountMicros: NEGATIVE,
            operatorId: null,
            period: "2026-10",
          },
        ],
      },
      claims: [{ key: text, lineCode: text, grossMicros: NEGATIVE, claimedMicros: NEGATIVE, parts: [] }],
      comparisons: [
        {
          ...amounts,
          key: text,
          lineCode: text,
          operatorId: null,
          period: "2026-10",
          invoiceLineNumbers: [1],
          billedQuantity: rate,
          expectedQuantity: rate,
          billedRate: rate,
          expectedRate: rate,
          verdict: "exception",
          isUnderBilled: false,
          cause: "UNKNOWN",
          counterfactual: null,
          parts: [],
        },
      ],
      usage: [
        {
          ...usage,
          operatorId: null,
          rateVersion: 1,
          period: "2026-10",
          utcPeriod: "2026-10",
          chargeMicros: 0n,
        },
      ],
      days: [{ ...usage, day: "2026-10-15" }],
      files: [
        { name: text, sha256: text, sequence: 1, received: 1, accepted: 1, duplicates: 0, quarantined: 0 },
      ],
    },
    json: "{}",
    hash: "",
    lines: new Map([[text, { description: text, unit: { name: text, size: 1n } }]]),
  };
}

/** Every CSV that leaves the product, made of one hostile text wherever a text can stand. */
function csvsOf(text: string): string[] {
  const pack = evidenceOf(text);
  return [
    statementCsv(statementOf(text)),
    statementCsvFormatted(statementOf(text)),
    exportTable(tableOf(text), "raw"),
    exportTable(tableOf(text), "formatted"),
    exportTable(claimsTable(pack), "raw"),
    exportTable(invoiceLinesTable(pack), "raw"),
    exportTable(usageTable(pack), "raw"),
    exportTable(daysTable(pack), "raw"),
    exportTable(filesTable(pack), "raw"),
  ];
}

/** Each cell as it stands in the file: a space or a tab that leads it is what this is about. */
function cellsOf(csv: string): string[] {
  const bytes = Buffer.from(csv.replace(/^\uFEFF/, ""));
  const decode = (all: Buffer, from: number, to: number): string => all.toString("utf8", from, to);
  const syntax = { delimiter: ",".charCodeAt(0), quote: '"'.charCodeAt(0), decode };
  const cells: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const row = splitQuoted(bytes, at, syntax, true);
    if (row.status !== "whole") throw new Error(`An export cannot be read behind byte ${at}.`);
    cells.push(...row.fields);
    at = row.next;
  }
  return cells;
}

test("no cell of a CSV can be run, and negative amounts stay numbers", () => {
  const broken: string[] = [];
  let escaped = 0;
  let numbers = 0;
  let total = 0;
  for (const text of HOSTILE) {
    for (const csv of csvsOf(text)) {
      for (const cell of cellsOf(csv)) {
        total++;
        const isNumber = NUMBER.test(cell.replaceAll(",", ""));
        if (STARTS_FORMULA.test(cell) && !isNumber) broken.push(cell);
        if (cell.startsWith(`'${text}`)) escaped++;
        if (cell.startsWith("-") && isNumber) numbers++;
      }
    }
  }
  expect(broken).toEqual([]);
  // The text stands in 3 raw and 3 formatted cells of a statement, in 3 and 4 of a list, and in 4 of the
  // claims, 2 of the invoice's lines, 3 and 3 of the usage and 2 of the files.
  expect(escaped).toBe(HOSTILE.length * (3 + 3 + 3 + 4 + 4 + 2 + 3 + 3 + 2));
  expect(numbers).toBeGreaterThan(HOSTILE.length * 20);
  reportGuarantee(42, total - broken.length, total, "cells of exported CSV are inert");
});

test("no cell of a workbook is a formula", async () => {
  const workbooks = HOSTILE.flatMap((text) => [
    statementXlsx(statementOf(text), text),
    exportTableXlsx(tableOf(text)),
  ]);
  let inert = 0;
  for (const workbook of workbooks) {
    const sheets = Object.entries(unzipSync(await workbook)).filter(([path]) =>
      path.startsWith("xl/worksheets/sheet"),
    );
    if (sheets.every(([, xml]) => !/<f[ >/]/.test(strFromU8(xml)))) inert++;
  }
  reportGuarantee(42, inert, workbooks.length, "workbooks hold no formula");
});
