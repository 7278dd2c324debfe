import { groupDecimal, groupedAmount } from "@tributary/domain/money/amount-text";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { spellDate } from "@tributary/domain/period/spell";
import { percentText } from "@tributary/domain/statement/percent-text";
import type { StatementDocument } from "@tributary/domain/statement/types";
import type { Pdf } from "../document/pdf.ts";
import { heading, paragraph, type Total, totals, totalsHeight } from "../document/pdf-blocks.ts";
import { table } from "../document/pdf-table.ts";
import { LABEL } from "../document/pdf-text.ts";
import { owedBy } from "./owed-by.ts";

const DAY = 86_400_000;

/** The lines with their totals, in the other currency too where there is one, and how they are to be paid. */
export function drawCharges(pdf: Pdf, document: StatementDocument): void {
  const { currency, converted } = document;
  const own = totalRows(document, currency);
  heading(pdf, "Charges");
  table(pdf, {
    columns: [
      { label: "", width: 18, isFigure: true },
      { label: "Code", width: 70 },
      { label: "Description" },
      { label: "Quantity", width: 66, isFigure: true },
      { label: "Unit", width: 34 },
      { label: "Period", width: 38 },
      { label: `Amount ${currency}`, width: 70, isFigure: true },
    ],
    rows: document.lines.map((line, index) => [
      String(index + 1),
      line.code,
      line.description,
      groupDecimal(line.quantity ?? ""),
      line.unit ?? "",
      line.originPeriod,
      groupedAmount(line.amountMicros, currency),
    ]),
    empty: "No charges for this period.",
    keepWithLast: totalsHeight(own),
  });
  totals(pdf, own);
  if (converted !== null) drawConverted(pdf, document, converted);
  drawTerms(pdf, document);
}

interface Amounts {
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
}

function totalRows({ taxBps, ...document }: Amounts & { taxBps: number }, currency: CurrencyCode): Total[] {
  return [
    { label: `Net ${currency}`, value: groupedAmount(document.netMicros, currency) },
    { label: `Tax ${currency}, ${percentText(taxBps)}`, value: groupedAmount(document.taxMicros, currency) },
    { label: `Gross ${currency}`, value: groupedAmount(document.grossMicros, currency), isSum: true },
  ];
}

function drawConverted(
  pdf: Pdf,
  { currency, taxBps }: StatementDocument,
  converted: NonNullable<StatementDocument["converted"]>,
): void {
  const rows = totalRows({ taxBps, ...converted }, converted.currency);
  const rate = `1 ${currency} = ${converted.rate} ${converted.currency}`;
  heading(pdf, `Payable in ${converted.currency}`, totalsHeight(rows) + 20);
  const origin = `${converted.source}, ${spellDate(converted.validOn)}`;
  paragraph(pdf, `Converted at ${rate} (${origin}), the rate that was locked when the statement was issued.`);
  totals(pdf, rows);
}

function drawTerms(pdf: Pdf, document: StatementDocument): void {
  heading(pdf, "Payment terms", 40);
  paragraph(pdf, paymentTerms(document));
  if (document.isProvisional) {
    paragraph(pdf, "Provisional: some figures are estimates, and a later statement corrects them.", LABEL);
  }
  if (document.isFinal) {
    paragraph(pdf, "Final: the last statement of this contract; corrections may still follow.", LABEL);
  }
}

function paymentTerms(document: StatementDocument): string {
  const { issuedOn, dueOn, number } = document;
  if (owedBy(document) <= 0n) return "Nothing is payable on this statement.";
  const days = Math.round((Date.parse(dueOn) - Date.parse(issuedOn)) / DAY);
  const term =
    days === 0 ? "Payable on issue" : `Payable within ${days} days of issue, by ${spellDate(dueOn)}`;
  return `${term}. Please state ${number} with your payment.`;
}
