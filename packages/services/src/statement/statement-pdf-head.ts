import { groupedAmount } from "@tributary/domain/money/amount-text";
import { spellDate, spellPeriod } from "@tributary/domain/period/spell";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { PAGE, type Pdf } from "../document/pdf.ts";
import { type Fact, facts, figureBand, type Place, paragraph } from "../document/pdf-blocks.ts";
import { drawLine, HEADING, LABEL, STRONG, TITLE } from "../document/pdf-text.ts";
import { owedBy } from "./owed-by.ts";
import type { PrintedStatement } from "./printed-statement.ts";

const LEFT: Place = { x: PAGE.left, width: 230 };
const RIGHT: Place = { x: PAGE.left + 262, width: PAGE.right - PAGE.left - 262 };

/** The first page's upper part: who bills whom, for what, how much, until when. */
export function drawHead(pdf: Pdf, { document, issuer, operator }: PrintedStatement): void {
  sideBySide(
    pdf,
    () => {
      paragraph(pdf, issuer.name, HEADING, LEFT);
      for (const line of issuer.lines) paragraph(pdf, line, LABEL, LEFT);
    },
    () => {
      drawLine(pdf.doc, "Statement", TITLE, { ...RIGHT, y: pdf.y - 5 });
      pdf.y += 34;
    },
  );
  pdf.y += 14;
  sideBySide(
    pdf,
    () => {
      paragraph(pdf, "Billed to", LABEL, LEFT);
      paragraph(pdf, operator.name, STRONG, LEFT);
      for (const line of operator.lines) paragraph(pdf, line, LABEL, LEFT);
    },
    () => facts(pdf, headFacts(document), RIGHT),
  );
  pdf.y += 18;
  figureBand(pdf, amountOwed(document), [
    { label: "Due by", value: spellDate(document.dueOn) },
    { label: "Period", value: spellPeriod(document.period) },
    ...statusOf(document),
  ]);
  pdf.y += 6;
}

/** Two columns that begin at the same height; what follows begins below the longer one. */
function sideBySide(pdf: Pdf, left: () => void, right: () => void): void {
  const top = pdf.y;
  left();
  const bottom = pdf.y;
  pdf.y = top;
  right();
  pdf.y = Math.max(pdf.y, bottom);
}

function headFacts(document: StatementDocument): Fact[] {
  const { number, version, agreementId, period, zone, issuedOn } = document;
  return [
    { label: "Number", value: number },
    { label: "Version", value: String(version) },
    { label: "Agreement", value: agreementId },
    { label: "Period", value: `${spellPeriod(period)}, in ${zone}` },
    { label: "Issued", value: spellDate(issuedOn) },
  ];
}

function amountOwed(document: StatementDocument): Fact {
  const owed = owedBy(document);
  const currency = document.converted?.currency ?? document.currency;
  const amount = groupedAmount(owed < 0n ? -owed : owed, currency);
  return { label: owed < 0n ? "Credit in your favour" : "Amount due", value: `${currency} ${amount}` };
}

function statusOf({ isFinal, isProvisional }: StatementDocument): Fact[] {
  const words = [...(isProvisional ? ["Provisional"] : []), ...(isFinal ? ["Final"] : [])];
  return words.length === 0 ? [] : [{ label: "Status", value: words.join(", ") }];
}
