import { formatMicros } from "@tributary/domain/money/micros";
import type { ImportedPayments } from "@tributary/services/payment/import-payments";
import { type Column, section, tableText } from "./table.ts";

interface Left {
  readonly line: number;
  readonly reason: string;
  readonly reference?: string;
  readonly column?: string;
}

/** What a file of payments comes to, with the rows that are left out. */
export function paymentsText({ matched, totals, billsPaid, ...left }: ImportedPayments): string {
  const sums = totals.map(
    ({ currency, amountMicros }) => `${currency} ${formatMicros(amountMicros, currency)}`,
  );
  const sum = [`${matched} payments`, ...sums].join(", ");
  const wrong = "Nothing is taken as long as a row is wrong:";
  return [
    `${sum}; they pay ${billsPaid} bills in full.\n`,
    ...listed("They name no bill:", "reference", left.unmatched),
    ...listed("Once is enough:", "reference", left.twice),
    ...listed(wrong, "column", left.faults),
  ].join("\n");
}

function listed(title: string, what: "reference" | "column", rows: readonly Left[]): string[] {
  const columns: Column<Left>[] = [
    { title: "line", value: ({ line }) => String(line) },
    { title: what, value: (row) => row[what] ?? "" },
    { title: "reason", value: ({ reason }) => reason },
  ];
  return rows.length === 0 ? [] : [section(title, tableText(columns, rows))];
}
