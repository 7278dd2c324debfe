import { groupDecimal, groupedAmount } from "@tributary/domain/money/amount-text";
import { ensureRoom, type Pdf } from "../document/pdf.ts";
import { heading, paragraph, totals, totalsHeight } from "../document/pdf-blocks.ts";
import { table } from "../document/pdf-table.ts";
import { BODY, LABEL, STRONG } from "../document/pdf-text.ts";
import { type ClaimRow, claimRows, type PackedEvidence, rateText } from "./packed-evidence.ts";

/** The claims at a glance, then each with its figures and its reason in plain words. */
export function drawClaims(pdf: Pdf, pack: PackedEvidence): void {
  const { currency } = pack;
  const rows = claimRows(pack);
  const sums = [
    { label: `Gross disputed ${currency}`, value: groupedAmount(pack.grossDisputedMicros, currency) },
    {
      label: `Net recoverable ${currency}`,
      value: groupedAmount(pack.netRecoverableMicros, currency),
      isSum: true,
    },
  ];
  heading(pdf, "Claims");
  table(pdf, {
    columns: [
      { label: "", width: 14, isFigure: true },
      { label: "Line", width: 60 },
      { label: "Description" },
      { label: `Billed ${currency}`, width: 76, isFigure: true },
      { label: "Expected", width: 72, isFigure: true },
      { label: "Difference", width: 66, isFigure: true },
      { label: "Claimed", width: 66, isFigure: true },
    ],
    rows: rows.map((row, index) => [
      String(index + 1),
      row.lineCode,
      row.description,
      groupedAmount(row.billedMicros, currency),
      groupedAmount(row.expectedMicros, currency),
      groupedAmount(row.deltaMicros, currency),
      groupedAmount(row.claimedMicros, currency),
    ]),
    empty: "Nothing is claimed.",
    keepWithLast: totalsHeight(sums),
  });
  totals(pdf, sums);
  pdf.y += 4;
  const note = "Claimed: what a line adds to the claims before it once the commitment is worked out anew.";
  paragraph(pdf, note, LABEL);
  heading(pdf, "Reasons");
  for (const [index, row] of rows.entries()) drawReason(pdf, row, index + 1);
}

function drawReason(pdf: Pdf, row: ClaimRow, position: number): void {
  ensureRoom(pdf, 56);
  const where = row.invoiceLines === "" ? "" : `, invoice line ${row.invoiceLines.replaceAll(" ", ", ")}`;
  paragraph(pdf, `${position}. ${[row.lineCode, row.description].join(" ").trim()}${where}`, STRONG);
  paragraph(pdf, row.explanation, BODY);
  const figures = [
    pair(
      "quantity",
      quantityText(row.billedQuantity, row.unit),
      quantityText(row.expectedQuantity, row.unit),
    ),
    pair("rate", rateText(row.billedRate), rateText(row.expectedRate)),
  ].filter((text) => text !== "");
  if (figures.length > 0) paragraph(pdf, figures.join(" "), LABEL);
  pdf.y += 6;
}

function pair(what: string, billed: string, ours: string): string {
  return billed === "" && ours === "" ? "" : `Billed ${what}: ${billed || "none"}; ours: ${ours || "none"}.`;
}

function quantityText(quantity: string | null, unit: string): string {
  return quantity === null ? "" : `${groupDecimal(quantity)} ${unit}`.trim();
}
