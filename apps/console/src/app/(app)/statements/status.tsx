import { StatusBadge } from "@tributary/ui/status-badge";
import { statementTexts } from "@/texts/statement.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type Statement = Outputs["statement"]["show"];
export type StatementRow = Outputs["statement"]["list"]["rows"][number];

/** How a statement stands by what was paid. */
export function PaymentStatus({ payment }: Pick<StatementRow, "payment">) {
  const { label, tone } = statementTexts.payments[payment];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

/** What its operator said of it. */
export function ReviewStatus({ review }: Pick<StatementRow, "review">) {
  const { label, tone } = statementTexts.reviews[review];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
