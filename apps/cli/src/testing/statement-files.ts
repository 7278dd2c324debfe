import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { parseMicros } from "@tributary/domain/money/micros";
import { downloadStatement } from "@tributary/services/statement/download-statement";
import type { StatementForm } from "@tributary/services/statement/statement-file";
import { statementTotalsOf } from "@tributary/services/testing/read-pdf";

/** A statement's amounts as one of its files prints them: its lines, then net, tax and gross. */
type Amounts = readonly string[];

/** Reads the amounts of one statement back out of its files; the PDF prints the converted totals as well. */
export async function amountsOf(
  db: PortfolioDb,
  number: string,
  version: number,
): Promise<{
  readonly pdf: Amounts;
  readonly csv: Amounts;
  readonly json: Amounts;
  readonly converted: Amounts;
}> {
  const file = async (form: StatementForm): Promise<Uint8Array> =>
    (await downloadStatement(db, { number, version, form, at: new Date() })).bytes;
  const printed = JSON.parse(new TextDecoder().decode(await file("json"))) as Printed;
  return {
    pdf: await fromPdf(await file("pdf")),
    csv: fromCsv(new TextDecoder().decode(await file("csv"))),
    json: [...printed.lines.map(({ amountMicros }) => amountMicros), ...totalsOf(printed)],
    converted: printed.converted === null ? [] : totalsOf(printed.converted),
  };
}

async function fromPdf(bytes: Uint8Array): Promise<Amounts> {
  const { lines, totals } = await statementTotalsOf(bytes);
  return [...lines, ...totals.values()].map(String);
}

/** The amount is the last but one cell, before the currency; a quoted description may hold commas. */
function fromCsv(text: string): Amounts {
  const rows = text.trim().split("\r\n").slice(1);
  return rows.map((row) => String(parseMicros(row.split(",").at(-2) ?? "")));
}

interface Totals {
  readonly netMicros: string;
  readonly taxMicros: string;
  readonly grossMicros: string;
}

interface Printed extends Totals {
  readonly lines: readonly { readonly amountMicros: string }[];
  readonly converted: Totals | null;
}

function totalsOf({ netMicros, taxMicros, grossMicros }: Totals): Amounts {
  return [netMicros, taxMicros, grossMicros];
}
