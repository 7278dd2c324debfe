import { spellPeriod } from "@tributary/domain/period/spell";
import { finishPdf, openPdf } from "../document/pdf.ts";
import type { PrintedStatement } from "./printed-statement.ts";
import { drawAging } from "./statement-pdf-aging.ts";
import { drawCharges } from "./statement-pdf-charges.ts";
import { drawHead } from "./statement-pdf-head.ts";

/**
 * Prints a statement as an A4 PDF.
 *
 * Shape   the same input gives the same bytes, and the figures are those of the document's JSON and CSV. What
 *         is unpaid stands apart, as of its own day: it is no part of the document and of its hash.
 */
export function statementPdf(statement: PrintedStatement): Promise<Uint8Array> {
  const { document, hash, issuedAt, issuer, operator, account } = statement;
  const title = `Statement ${document.number}, version ${document.version}`;
  const about = `${operator.name}, ${spellPeriod(document.period)}`;
  const pdf = openPdf({
    title,
    author: issuer.name,
    subject: about,
    createdAt: issuedAt,
    runningHead: `${title} · ${about}`,
    footer: [title, `SHA-256 of the statement ${hash}`],
  });
  drawHead(pdf, statement);
  drawCharges(pdf, document);
  if (account !== null) drawAging(pdf, account);
  return finishPdf(pdf);
}
