import type { BadgeProps } from "@tributary/ui/badge";
import { StatusBadge } from "@tributary/ui/status-badge";
import { networkOrderTexts } from "@/texts/network-order.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type OrderRow = Outputs["networkOrder"]["list"]["rows"][number];

/** One order with all that happened to it. */
export type Order = Outputs["networkOrder"]["show"];

const TONES: Readonly<Record<OrderRow["status"], NonNullable<BadgeProps["tone"]>>> = {
  waiting: "info",
  sent: "info",
  acknowledged: "good",
  failed: "bad",
  "given-up": "warning",
};

/** How far an order has come. */
export function OrderStatus({ status }: Pick<OrderRow, "status">) {
  return <StatusBadge tone={TONES[status]}>{networkOrderTexts.states[status]}</StatusBadge>;
}
