import type { BillDocument } from "@tributary/domain/bill/document";
import { groupedAmount } from "@tributary/domain/money/amount-text";
import { spellDate, spellPeriod } from "@tributary/domain/period/spell";
import { drawRule, PAGE, type Pdf } from "../document/pdf.ts";
import { type Fact, facts, figureBand, type Place, paragraph } from "../document/pdf-blocks.ts";
import { drawLine, HEADING, LABEL, STRONG, TITLE } from "../document/pdf-text.ts";

export const WORDS = { bill: "Bill", "credit-note": "Credit note" } as const;

const LEFT: Place = { x: PAGE.left, width: 230 };
const RIGHT: Place = { x: PAGE.left + 262, width: PAGE.right - PAGE.left - 262 };

/** Who bills whom, for what, how much, until when; a rule in the operator's colour. */
export function drawBillHead(pdf: Pdf, document: BillDocument): void {
  const { seller, buyer, kind } = document;
  drawLine(pdf.doc, WORDS[kind], TITLE, { ...RIGHT, y: pdf.y - 5 });
  paragraph(pdf, seller.name, HEADING, LEFT);
  for (const line of [seller.street, `${seller.postalCode} ${seller.city}`, seller.taxId]) {
    paragraph(pdf, line, LABEL, LEFT);
  }
  drawRule(pdf, pdf.y + 6, seller.colour);
  pdf.y += 18;
  const top = pdf.y;
  paragraph(pdf, "Billed to", LABEL, LEFT);
  paragraph(pdf, buyer.name, STRONG, LEFT);
  for (const line of buyer.addressLines) paragraph(pdf, line, LABEL, LEFT);
  const bottom = pdf.y;
  pdf.y = top;
  facts(pdf, headFacts(document), RIGHT);
  pdf.y = Math.max(pdf.y, bottom) + 16;
  figureBand(pdf, amountFact(document), [
    { label: "Period", value: spellPeriod(document.period) },
    ...(document.dueOn === null ? [] : [{ label: "Due by", value: spellDate(document.dueOn) }]),
  ]);
  pdf.y += 6;
}

function headFacts({ number, buyer, issuedOn, credits }: BillDocument): Fact[] {
  return [
    { label: "Number", value: number },
    { label: "Subscriber", value: buyer.reference },
    { label: "Issued", value: spellDate(issuedOn) },
    ...(credits === null ? [] : [{ label: "Credits", value: credits.number }]),
  ];
}

function amountFact({ kind, grossMicros, currency }: BillDocument): Fact {
  const isInFavour = kind === "credit-note" || grossMicros < 0n;
  const amount = groupedAmount(grossMicros < 0n ? -grossMicros : grossMicros, currency);
  return { label: isInFavour ? "Credit in your favour" : "Amount due", value: `${currency} ${amount}` };
}
