import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { billTexts } from "@/texts/bill.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type BillRow = Outputs["bill"]["list"]["rows"][number];
export type RunRow = Outputs["bill"]["list"]["runs"][number];
export type Bill = Outputs["bill"]["show"];
export type Run = Outputs["billRun"]["show"];

type Tone = NonNullable<BadgeProps["tone"]>;

const STATES: Readonly<Record<BillRow["state"], Tone>> = {
  draft: "neutral",
  open: "info",
  "part-paid": "info",
  overdue: "bad",
  paid: "good",
  credited: "neutral",
  "credit-note": "neutral",
};

/** Whether a bill is paid. */
export function BillStatus({ state }: Pick<BillRow, "state">) {
  return <StatusBadge tone={STATES[state]}>{billTexts.states[state]}</StatusBadge>;
}

const RUNS: Readonly<Record<string, Tone>> = { draft: "neutral", review: "warning", final: "good" };

/** Where a billing run stands. */
export function RunStatus({ status }: Pick<RunRow, "status">) {
  const { statuses } = billTexts.runs;
  return (
    <StatusBadge tone={RUNS[status] ?? "neutral"}>
      {statuses[status as keyof typeof statuses] ?? status}
    </StatusBadge>
  );
}
