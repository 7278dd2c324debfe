import type { BillDocument } from "@tributary/domain/bill/document";
import { drawRule, PAGE, type Pdf } from "../document/pdf.ts";
import { type Fact, facts, figureBand, type Place, paragraph } from "../document/pdf-blocks.ts";
import { drawLine, HEADING, LABEL, STRONG, TITLE } from "../document/pdf-text.ts";
import type { BillWords } from "./words/bill-words.ts";
import type { Writer } from "./words/written-in.ts";

/** How a bill is put into words. */
export interface BillVoice {
  readonly words: BillWords;
  readonly writer: Writer;
}

const LEFT: Place = { x: PAGE.left, width: 230 };
const RIGHT: Place = { x: PAGE.left + 262, width: PAGE.right - PAGE.left - 262 };

/** Who bills whom, for what, how much, until when; a rule in the operator's colour. */
export function drawBillHead(pdf: Pdf, document: BillDocument, voice: BillVoice): void {
  const { words, writer } = voice;
  const { seller, buyer, kind } = document;
  drawLine(pdf.doc, words.kinds[kind], TITLE, { ...RIGHT, y: pdf.y - 5 });
  paragraph(pdf, seller.name, HEADING, LEFT);
  for (const line of [seller.street, `${seller.postalCode} ${seller.city}`, seller.taxId]) {
    paragraph(pdf, line, LABEL, LEFT);
  }
  drawRule(pdf, pdf.y + 6, seller.colour);
  pdf.y += 18;
  const top = pdf.y;
  paragraph(pdf, words.billedTo, LABEL, LEFT);
  paragraph(pdf, buyer.name, STRONG, LEFT);
  for (const line of buyer.addressLines) paragraph(pdf, line, LABEL, LEFT);
  if (buyer.vatId !== null) paragraph(pdf, `${words.vatId} ${buyer.vatId}`, LABEL, LEFT);
  const bottom = pdf.y;
  pdf.y = top;
  facts(pdf, headFacts(document, voice), RIGHT);
  pdf.y = Math.max(pdf.y, bottom) + 16;
  figureBand(pdf, amountFact(document, voice), [
    { label: words.period, value: writer.period(document.period) },
    ...(document.dueOn === null ? [] : [{ label: words.dueBy, value: writer.day(document.dueOn) }]),
  ]);
  pdf.y += 6;
}

function headFacts({ number, buyer, issuedOn, credits }: BillDocument, { words, writer }: BillVoice): Fact[] {
  return [
    { label: words.number, value: number },
    { label: words.subscriber, value: buyer.reference },
    { label: words.issued, value: writer.day(issuedOn) },
    ...(credits === null ? [] : [{ label: words.credits, value: credits.number }]),
  ];
}

function amountFact({ kind, grossMicros, currency }: BillDocument, { words, writer }: BillVoice): Fact {
  const isInFavour = kind === "credit-note" || grossMicros < 0n;
  const amount = writer.amount(grossMicros < 0n ? -grossMicros : grossMicros);
  return { label: isInFavour ? words.inYourFavour : words.amountDue, value: `${currency} ${amount}` };
}
