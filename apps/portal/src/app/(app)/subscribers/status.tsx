import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { subscriberTexts } from "@/texts/subscriber.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type SubscriberRow = Outputs["subscriber"]["list"]["rows"][number];

/** All about one subscriber. */
export type Subscriber = Outputs["subscriber"]["show"];

const TONES: Readonly<Record<SubscriberRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  pending: "info",
  active: "good",
  suspended: "warning",
  terminated: "neutral",
};

/** How a subscriber stands, and why. */
export function SubscriberStatus({ status, statusReason }: Pick<SubscriberRow, "status" | "statusReason">) {
  const { states, reasons } = subscriberTexts;
  const why = statusReason === null ? "" : `, ${reasons[statusReason] ?? statusReason}`;
  return (
    <StatusBadge tone={TONES[status]}>
      {states[status]}
      {why}
    </StatusBadge>
  );
}
