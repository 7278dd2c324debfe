import type { BillDocument } from "@tributary/domain/bill/document";
import { rulesNamed } from "@tributary/domain/bill/draw-up-bill";
import { groupDecimal, groupedAmount } from "@tributary/domain/money/amount-text";
import { exactToDecimal } from "@tributary/domain/money/exact";
import { spellDate, spellPeriod } from "@tributary/domain/period/spell";
import { percentText } from "@tributary/domain/statement/percent-text";
import { finishPdf, openPdf, type Pdf } from "../document/pdf.ts";
import { heading, paragraph, type Total, totals, totalsHeight } from "../document/pdf-blocks.ts";
import { table } from "../document/pdf-table.ts";
import { LABEL } from "../document/pdf-text.ts";
import { drawBillHead, WORDS } from "./bill-pdf-head.ts";

/**
 * Prints a bill or a credit note as an A4 PDF.
 *
 * Shape   the same input gives the same bytes, and the figures are those of its JSON and XML. What is taken
 *         back stands on a credit note as a positive amount, as in its XML.
 */
export function billPdf(document: BillDocument): Promise<Uint8Array> {
  const { number, kind, seller, issuedOn, period } = document;
  const title = `${WORDS[kind]} ${number}`;
  const pdf = openPdf({
    title,
    author: seller.name,
    subject: `${document.buyer.reference}, ${spellPeriod(period)}`,
    createdAt: new Date(`${issuedOn}T00:00:00Z`),
    runningHead: `${title} · ${seller.name}`,
    footer: [title, `${seller.name}, ${seller.taxId}`],
  });
  drawBillHead(pdf, document);
  drawLines(pdf, document);
  drawNotes(pdf, document);
  return finishPdf(pdf);
}

function drawLines(pdf: Pdf, document: BillDocument): void {
  const { currency, lines } = document;
  const sums = sumsOf(document);
  heading(pdf, "Charges");
  table(pdf, {
    columns: [
      { label: "", width: 18, isFigure: true },
      { label: "Description" },
      { label: "From", width: 52 },
      { label: "To", width: 52 },
      { label: "Quantity", width: 62, isFigure: true },
      { label: "Unit", width: 30 },
      { label: "Tax", width: 34, isFigure: true },
      { label: `Net ${currency}`, width: 62, isFigure: true },
    ],
    rows: lines.map((line) => [
      String(line.lineNumber),
      line.description,
      line.fromDay,
      line.toDay,
      line.quantity === null ? "" : groupDecimal(exactToDecimal(line.quantity, 6)),
      line.unit ?? "",
      percentText(line.taxBps),
      printed(line.netMicros, document),
    ]),
    empty: "Nothing is charged.",
    keepWithLast: totalsHeight(sums),
  });
  totals(pdf, sums);
}

function sumsOf(document: BillDocument): Total[] {
  const { currency, taxes } = document;
  return [
    { label: `Net ${currency}`, value: printed(document.netMicros, document) },
    ...taxes.map(({ taxBps, netMicros, taxMicros }) => ({
      label: `Tax ${currency}, ${percentText(taxBps)} of ${printed(netMicros, document)}`,
      value: printed(taxMicros, document),
    })),
    { label: `Gross ${currency}`, value: printed(document.grossMicros, document), isSum: true },
  ];
}

function drawNotes(pdf: Pdf, document: BillDocument): void {
  const { kind, dueOn, number, credits, reason } = document;
  heading(pdf, kind === "bill" ? "Payment" : "Credit", 30);
  if (credits !== null) {
    paragraph(pdf, `Takes back what is listed of bill ${credits.number} of ${spellDate(credits.issuedOn)}.`);
  } else if (document.grossMicros <= 0n) paragraph(pdf, "Nothing is payable.");
  else if (dueOn !== null) {
    paragraph(pdf, `Payable by ${spellDate(dueOn)}. Please state ${number} with your payment.`);
  }
  if (reason !== null) paragraph(pdf, reason);
  for (const { note } of rulesNamed(document)) if (note !== null) paragraph(pdf, note, LABEL);
}

/** A credit note is printed with the opposite sign. */
function printed(micros: bigint, { kind, currency }: BillDocument): string {
  return groupedAmount(kind === "bill" ? micros : -micros, currency);
}
