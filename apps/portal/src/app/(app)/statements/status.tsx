import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { statementTexts } from "@/texts/statement.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type StatementRow = Outputs["statement"]["list"]["rows"][number];

const REVIEW: Readonly<Record<StatementRow["review"], NonNullable<BadgeProps["tone"]>>> = {
  "to-review": "info",
  contested: "warning",
  accepted: "good",
};

const PAYMENT: Readonly<Record<StatementRow["payment"], NonNullable<BadgeProps["tone"]>>> = {
  "nothing-due": "neutral",
  due: "neutral",
  overdue: "bad",
  paid: "good",
};

/** What has to be done about a statement: whether it was looked at, and whether it is paid. */
export function StatementStatus({ review, payment }: Pick<StatementRow, "review" | "payment">) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StatusBadge tone={REVIEW[review]}>{statementTexts.states[review]}</StatusBadge>
      <StatusBadge tone={PAYMENT[payment]}>{statementTexts.states[payment]}</StatusBadge>
    </span>
  );
}
