import type { BillDocument } from "@tributary/domain/bill/document";
import { rulesNamed } from "@tributary/domain/bill/draw-up-bill";
import { exactToDecimal } from "@tributary/domain/money/exact";
import { finishPdf, openPdf, type Pdf } from "../document/pdf.ts";
import { heading, paragraph, type Total, totals, totalsHeight } from "../document/pdf-blocks.ts";
import { table } from "../document/pdf-table.ts";
import { LABEL } from "../document/pdf-text.ts";
import { type BillVoice, drawBillHead } from "./bill-pdf-head.ts";
import { billWords } from "./words/bill-words.ts";
import { writtenIn } from "./words/written-in.ts";

/**
 * Prints a bill or a credit note as an A4 PDF, in its language; what the operator calls its plans stays as it
 * calls them.
 *
 * Shape   the same input gives the same bytes, and the figures are those of its JSON and XML. What is taken
 *         back stands on a credit note as a positive amount, as in its XML.
 */
export function billPdf(document: BillDocument): Promise<Uint8Array> {
  const { number, kind, seller, issuedOn, period, language, currency } = document;
  const words = billWords(language);
  const voice = { words, writer: writtenIn(words.locale, currency) };
  const title = `${words.kinds[kind]} ${number}`;
  const pdf = openPdf({
    title,
    author: seller.name,
    subject: `${document.buyer.reference}, ${voice.writer.period(period)}`,
    createdAt: new Date(`${issuedOn}T00:00:00Z`),
    runningHead: `${title} · ${seller.name}`,
    footer: [title, `${seller.name}, ${seller.taxId}`],
    language,
    pageText: words.page,
  });
  drawBillHead(pdf, document, voice);
  drawLines(pdf, document, voice);
  drawNotes(pdf, document, voice);
  return finishPdf(pdf);
}

function drawLines(pdf: Pdf, document: BillDocument, voice: BillVoice): void {
  const { words, writer } = voice;
  const { currency, lines } = document;
  const sums = sumsOf(document, voice);
  heading(pdf, words.charges);
  table(pdf, {
    columns: [
      { label: "", width: 18, isFigure: true },
      { label: words.description },
      { label: words.from, width: 52 },
      { label: words.to, width: 52 },
      { label: words.quantity, width: 62, isFigure: true },
      { label: words.unit, width: 30 },
      { label: words.tax, width: 34, isFigure: true },
      { label: `${words.net} ${currency}`, width: 62, isFigure: true },
    ],
    rows: lines.map((line) => [
      String(line.lineNumber),
      line.description,
      writer.shortDay(line.fromDay),
      writer.shortDay(line.toDay),
      line.quantity === null ? "" : writer.decimal(exactToDecimal(line.quantity, 6)),
      line.unit ?? "",
      writer.percent(line.taxBps),
      printed(line.netMicros, document, voice),
    ]),
    empty: words.nothingCharged,
    keepWithLast: totalsHeight(sums),
  });
  totals(pdf, sums);
}

function sumsOf(document: BillDocument, voice: BillVoice): Total[] {
  const { words, writer } = voice;
  const { currency, taxes } = document;
  const amount = (micros: bigint) => printed(micros, document, voice);
  return [
    { label: `${words.net} ${currency}`, value: amount(document.netMicros) },
    ...taxes.map(({ taxBps, netMicros, taxMicros }) => ({
      label: `${words.tax} ${currency}, ${words.taxOf(writer.percent(taxBps), amount(netMicros))}`,
      value: amount(taxMicros),
    })),
    { label: `${words.gross} ${currency}`, value: amount(document.grossMicros), isSum: true },
  ];
}

function drawNotes(pdf: Pdf, document: BillDocument, { words, writer }: BillVoice): void {
  const { kind, dueOn, number, credits, reason } = document;
  heading(pdf, kind === "bill" ? words.payment : words.credit, 30);
  if (credits !== null) paragraph(pdf, words.takesBack(credits.number, writer.day(credits.issuedOn)));
  else if (document.grossMicros <= 0n) paragraph(pdf, words.nothingPayable);
  else if (dueOn !== null) paragraph(pdf, words.payableBy(writer.day(dueOn), number));
  if (reason !== null) paragraph(pdf, reason);
  for (const { note } of rulesNamed(document)) if (note !== null) paragraph(pdf, note, LABEL);
}

/** A credit note is printed with the opposite sign. */
function printed(micros: bigint, { kind }: BillDocument, { writer }: BillVoice): string {
  return writer.amount(kind === "bill" ? micros : -micros);
}
