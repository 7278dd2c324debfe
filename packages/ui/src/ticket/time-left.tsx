import { cn } from "../class-names.ts";
import { Instant } from "../instant.tsx";
import { toneInk } from "../tone.tsx";
import { ticketTexts } from "./texts.ts";
import type { Ticket } from "./ticket.ts";

const { time: texts, facts } = ticketTexts;

interface TimeLeftProps {
  readonly left: number | null;
  readonly dueAt: Date | null;
  readonly ticket: Pick<Ticket, "isRunning" | "zone">;
}

/** What is left of a ticket's time in hours of the desk, and the moment at which it is over. */
export function TimeLeft({ left, dueAt, ticket }: TimeLeftProps) {
  if (left === null) return <span className="text-muted-foreground">{texts.none}</span>;
  const isLate = left < 0;
  const said = isLate ? texts.late(left) : ticket.isRunning ? texts.left(left) : texts.paused(left);
  return (
    <span className="grid">
      <span className={cn("figures font-medium", isLate && toneInk.bad)}>{said}</span>
      {dueAt !== null && (
        <span className="text-muted-foreground text-xs">
          {facts.due} <Instant at={dueAt} zone={ticket.zone} />
        </span>
      )}
    </span>
  );
}
