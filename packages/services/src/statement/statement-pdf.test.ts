import { agingOf } from "@tributary/domain/ledger/aging";
import { parseMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import { canonicalJson } from "@tributary/domain/statement/canonical";
import { statementCsv } from "@tributary/domain/statement/statement-csv";
import { statementCsvFormatted } from "@tributary/domain/statement/statement-csv-formatted";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { expect, test } from "vitest";
import { parseCsv } from "../csv/parse-csv.ts";
import { exampleStatements, oddCredits } from "../testing/example-statements.ts";
import { pdfText, readPdf, statementTotalsOf } from "../testing/read-pdf.ts";
import { documentHash, readDocument } from "./document.ts";
import type { PrintedStatement } from "./printed-statement.ts";
import { statementPdf } from "./statement-pdf.ts";

const ISSUER = { name: "Nordlicht Aggregation GmbH", lines: ["Speicherstraße 12, 20457 Hamburg"] };
const OPERATOR = { name: "Łódź Telekom Ωmega", lines: ["ul. Piotrkowska 77, 90-423 Łódź"] };

function printed(document: StatementDocument, changes: Partial<PrintedStatement> = {}): PrintedStatement {
  return {
    document,
    hash: documentHash(document),
    issuedAt: new Date("2026-11-10T09:00:00Z"),
    issuer: ISSUER,
    operator: OPERATOR,
    account: null,
    ...changes,
  };
}

function first(documents: readonly StatementDocument[]): StatementDocument {
  const [document] = documents;
  if (document === undefined) throw new Error("The example has a statement of A.");
  return document;
}

/** A CSV's amounts: those of its lines, then its totals, in the other currency too if it has them. */
function csvAmounts(csv: string, lines: number): { lines: Micros[]; totals: Micros[] } {
  const rows = parseCsv(csv.replace("\uFEFF", ""), { delimiter: ",", fileName: "statement.csv" });
  const amounts = rows
    .filter(({ cells }) => cells.length === 8)
    .slice(1)
    .map(({ cells }) => parseMicros(cells[6]?.replaceAll(",", "") ?? ""));
  return { lines: amounts.slice(0, lines), totals: amounts.slice(lines) };
}

function withLines(document: StatementDocument, count: number): StatementDocument {
  const lines = Array.from({ length: count }, (_, index) => document.lines[index % document.lines.length]);
  return { ...document, lines: lines.flatMap((line) => line ?? []) };
}

test("every line and every total is the same in PDF, CSV and JSON", async () => {
  const documents = [
    ...exampleStatements(),
    ...exampleStatements({ presentation: "cost-plus" }),
    ...exampleStatements({ currency: "JPY" }),
    ...exampleStatements({ currency: "KWD" }),
    ...exampleStatements({ statementCurrency: "SEK", credits: oddCredits(300) }),
  ];
  expect(documents.map(({ lines }) => lines.length)).toContain(308);
  for (const document of documents) {
    const json = readDocument(JSON.parse(canonicalJson(document)));
    const lines = json.lines.map(({ amountMicros }) => amountMicros);
    const own = [json.netMicros, json.taxMicros, json.grossMicros];
    const { converted } = json;
    const other = converted === null ? [] : [converted.netMicros, converted.taxMicros, converted.grossMicros];
    const pdf = await statementTotalsOf(await statementPdf(printed(document)));
    expect(pdf.lines).toEqual(lines);
    expect([...pdf.totals.values()]).toEqual([...own, ...other]);
    expect(csvAmounts(statementCsv(document), lines.length)).toEqual({ lines, totals: own });
    expect(csvAmounts(statementCsvFormatted(document), lines.length)).toEqual({
      lines,
      totals: [...own, ...other],
    });
  }
});

test("names are printed as they are written, and what the font lacks as its code point", async () => {
  const document = first(exampleStatements({ credits: oddCredits(9) }));
  const text = await pdfText(
    await statementPdf(printed(document, { operator: { name: "移动 Łódź 🛰", lines: [] } })),
  );
  for (const name of ["Łódź Śródmieście, goodwill", "Ωmega Δέλτα", "Київстар, борг", "=HYPERLINK("]) {
    expect(text).toContain(name);
  }
  expect(text).toContain("[U+79FB][U+52A8] Łódź [U+1F6F0]");
  // The long word is broken over lines and nothing of it is lost.
  const joined = text.replaceAll(/[\n|]| /g, "");
  expect(joined).toContain("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter");
});

test("each page has the table's header, and a foot with number, version, hash and page", async () => {
  const document = first(exampleStatements({ credits: oddCredits(300) }));
  const { pages } = await readPdf(await statementPdf(printed(document)));
  expect(pages.length).toBeGreaterThan(6);
  pages.forEach((rows, index) => {
    const [foot, hash] = rows.slice(-2);
    expect(foot).toEqual(["Statement ST-de1-2026-10-A, version 1", `Page ${index + 1} of ${pages.length}`]);
    expect(hash).toEqual([`SHA-256 of the statement ${documentHash(document)}`]);
    expect(rows.filter((cells) => cells.includes("Amount EUR"))).toHaveLength(1);
  });
});

test("totals never stand on a page without a line", async () => {
  const document = first(exampleStatements());
  let pageCount = 0;
  for (let count = 23; count <= 28; count++) {
    const { pages } = await readPdf(await statementPdf(printed(withLines(document, count))));
    const page = pages.find((rows) => rows.some(([label]) => label === "Net EUR"));
    expect(page?.some(([line]) => line === String(count))).toBe(true);
    expect(page?.some(([label]) => label === "Gross EUR")).toBe(true);
    pageCount = Math.max(pageCount, pages.length);
  }
  expect(pageCount).toBe(2);
});

test("a statement without lines says so", async () => {
  const idle = { ...first(exampleStatements()), lines: [], netMicros: 0n, taxMicros: 0n, grossMicros: 0n };
  const bytes = await statementPdf(printed(idle));
  expect(await statementTotalsOf(bytes)).toMatchObject({ lines: [] });
  const text = await pdfText(bytes);
  expect(text).toContain("No charges for this period.");
  expect(text).toContain("Nothing is payable on this statement.");
});

test("what is unpaid stands apart, as of its own day, and changes nothing of the statement", async () => {
  const document = { ...first(exampleStatements()), isProvisional: true, isFinal: true };
  const items = [
    { reference: "1", currency: "EUR", dueOn: "2026-12-10", openMicros: document.grossMicros },
    { reference: "2", currency: "EUR", dueOn: "2026-10-10", openMicros: parseMicros("1200.00") },
  ];
  const asOf = "2026-11-26";
  const bytes = await statementPdf(printed(document, { account: { asOf, aging: agingOf(items, asOf) } }));
  const text = await pdfText(bytes);
  expect(text).toContain("Your account as of 26 November 2026");
  expect(text).toContain("Not part of this statement and not covered by its hash.");
  // 26 November is 47 days after 10 October.
  expect(text).toMatch(/EUR \| [\d,.]+ \| 0.00 \| 1,200.00 \| 0.00 \| 0.00 \| 0.00 \| [\d,.]+/);
  expect(text).toContain("Provisional, Final");
  expect(text).toContain(documentHash(document));
});

test("the same statement gives the same bytes, dated when it was issued", async () => {
  const document = first(exampleStatements({ statementCurrency: "SEK" }));
  const bytes = await statementPdf(printed(document));
  expect(Buffer.from(await statementPdf(printed(document))).equals(bytes)).toBe(true);
  const { info } = await readPdf(bytes);
  expect(info).toMatchObject({
    Title: "Statement ST-de1-2026-10-A, version 1",
    Author: ISSUER.name,
    CreationDate: "D:20261110090000Z",
  });
});
