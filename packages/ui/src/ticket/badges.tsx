import { Badge } from "../badge.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { ticketTexts as texts } from "./texts.ts";

export function TicketStatus({ status }: { readonly status: string }) {
  const { label, tone } = texts.statuses[status] ?? { label: status, tone: "neutral" };
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}

export function TicketPriority({ priority }: { readonly priority: string }) {
  const { label, tone } = texts.priorities[priority] ?? { label: priority, tone: "neutral" };
  return <Badge tone={tone}>{label}</Badge>;
}

/**
 * Whose ticket it is, in the operator's colour: the name stands beside it, so that colour alone says nothing.
 */
export function OperatorMark({ name, colour }: { readonly name: string; readonly colour: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className="size-3 shrink-0 rounded-sm border" style={{ backgroundColor: colour }} />
      {name}
    </span>
  );
}
