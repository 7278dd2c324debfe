import { parseMicros } from "@tributary/domain/money/micros";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { strFromU8, unzipSync } from "fflate";
import readXlsx from "read-excel-file/node";
import { expect, test } from "vitest";
import { exampleStatements, oddCredits } from "../testing/example-statements.ts";
import { statementXlsx } from "./statement-xlsx.ts";

async function read(document: StatementDocument) {
  const bytes = await statementXlsx(document, "9f3c");
  const [lines, facts] = await readXlsx(Buffer.from(bytes));
  return { bytes, lines: lines?.data ?? [], facts: facts?.data ?? [] };
}

test("amounts are numbers that are the document's, in euros, yen and dinars", async () => {
  const documents = ["EUR", "JPY", "KWD"].flatMap((currency) => exampleStatements({ currency }));
  for (const document of documents) {
    const { lines } = await read(document);
    const amounts = lines.slice(1).map((row) => row[6]);
    expect(amounts.every((amount) => typeof amount === "number")).toBe(true);
    expect(amounts.map((amount) => parseMicros(String(amount)))).toEqual([
      ...document.lines.map(({ amountMicros }) => amountMicros),
      document.netMicros,
      document.taxMicros,
      document.grossMicros,
    ]);
  }
});

test("an amount with more digits than a spreadsheet holds is text, every digit of it", async () => {
  const [document] = exampleStatements();
  const amountMicros = parseMicros("12345678901234.56");
  const lines = document?.lines.map((line) => ({ ...line, amountMicros })).slice(0, 1) ?? [];
  const { lines: rows } = await read({ ...(document as StatementDocument), lines });
  expect(rows[1]?.[6]).toBe("12345678901234.56");
});

test("texts are never formulas, and nothing of them breaks the file", async () => {
  const [document] = exampleStatements({ credits: oddCredits(9) });
  const line = {
    ...(document?.lines[0] as StatementDocument["lines"][number]),
    description: "\u0000<b>&\ud800",
  };
  const { bytes, lines } = await read({
    ...(document as StatementDocument),
    lines: [...(document?.lines ?? []), line],
  });
  const descriptions = lines.map((row) => row[2]);
  expect(descriptions).toContain('=HYPERLINK("http://x","y")');
  expect(descriptions).toContain("Łódź Śródmieście, goodwill");
  expect(descriptions).toContain("<b>&");
  const sheets = Object.entries(unzipSync(bytes)).filter(([path]) => path.startsWith("xl/worksheets/sheet"));
  expect(sheets.length).toBe(2);
  for (const [, sheet] of sheets) expect(strFromU8(sheet)).not.toContain("<f>");
});

test("a sheet says what the document is; the same document gives the same bytes", async () => {
  const [document] = exampleStatements({ statementCurrency: "SEK" });
  const { bytes, lines, facts } = await read(document as StatementDocument);
  expect(facts.slice(0, 8)).toEqual([
    ["Statement", "ST-de1-2026-10-A"],
    ["Version", 1],
    ["Operator", "A"],
    ["Agreement", "de1"],
    ["Period", "2026-10"],
    ["Time zone", "Europe/Berlin"],
    ["Issued", new Date("2026-11-10T00:00:00Z")],
    ["Due", new Date("2026-12-10T00:00:00Z")],
  ]);
  expect(facts).toContainEqual(["SEK per EUR", 11.2345]);
  expect(lines.at(-1)?.[7]).toBe("SEK");
  expect(Buffer.from(await statementXlsx(document as StatementDocument, "9f3c")).equals(bytes)).toBe(true);
});
