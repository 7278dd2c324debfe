import type { AgingBucket } from "@tributary/domain/ledger/aging";
import { groupedAmount } from "@tributary/domain/money/amount-text";
import { spellDate } from "@tributary/domain/period/spell";
import type { Pdf } from "../document/pdf.ts";
import { heading, paragraph } from "../document/pdf-blocks.ts";
import { table } from "../document/pdf-table.ts";
import { LABEL } from "../document/pdf-text.ts";
import type { AccountStanding } from "./printed-statement.ts";

const LABELS: Readonly<Record<AgingBucket, string>> = {
  current: "Not yet due",
  "1-30": "1-30 days",
  "31-60": "31-60 days",
  "61-90": "61-90 days",
  "90+": "Over 90 days",
};

/** What is unpaid by how long it has been overdue: beside the statement, never part of it. */
export function drawAging(pdf: Pdf, { asOf, aging }: AccountStanding): void {
  heading(pdf, `Your account as of ${spellDate(asOf)}`, 90);
  const scope = "Unpaid on all statements, by days overdue.";
  paragraph(pdf, `${scope} Not part of this statement and not covered by its hash.`, LABEL);
  pdf.y += 4;
  const labels = Object.values(LABELS).map((label) => ({ label, width: 58, isFigure: true }));
  table(pdf, {
    columns: [
      { label: "Currency" },
      ...labels,
      { label: "Credit", width: 50, isFigure: true },
      { label: "Total", width: 58, isFigure: true },
    ],
    rows: aging.map(({ currency, buckets, creditMicros, totalMicros }) => [
      currency,
      ...buckets.map(({ amountMicros }) => groupedAmount(amountMicros, currency)),
      groupedAmount(creditMicros, currency),
      groupedAmount(totalMicros, currency),
    ]),
    empty: "Nothing is unpaid.",
  });
}
