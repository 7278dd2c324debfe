import { formatMicros } from "@tributary/domain/money/micros";
import type { ShownRun } from "@tributary/services/bill/show-bill-run";
import { tableText } from "./table.ts";

const STATUS: Readonly<Record<string, string>> = {
  draft: "being drawn up",
  review: "to be looked at; make it final with --final",
  final: "final",
};

/** A billing run for people. */
export function billRunText(operator: string, run: ShownRun): string {
  const { period, status, drafts, finals, currency } = run;
  const money = (micros: bigint) => `${formatMicros(micros, currency)} ${currency}`;
  const lines = [
    `${operator} ${period}: ${drafts + finals} bills, ${money(run.grossMicros)} gross, ` +
      `${STATUS[status] ?? status}.`,
    tableText(
      [
        { title: "kind", value: ({ kind }) => kind },
        { title: "lines", value: ({ lines: count }) => String(count), isNumber: true },
        { title: "net", value: ({ netMicros }) => money(netMicros), isNumber: true },
      ],
      run.kinds,
    ),
  ];
  for (const { reason, count } of run.reasons) lines.push(`Left out: ${count}, ${reason}`);
  for (const { subscriber, reason, detail } of run.exceptions.slice(0, 20)) {
    lines.push(`  ${subscriber}: ${reason}. ${detail}`);
  }
  return lines.join("\n");
}
