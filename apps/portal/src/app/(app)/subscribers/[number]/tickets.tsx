import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { AppLink } from "@tributary/ui/link-context";
import { TicketStatus } from "@tributary/ui/ticket/badges";
import { ticketPath } from "@/frame/paths.ts";
import { supportTexts } from "@/texts/support.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { ofSubscriber: texts } = supportTexts;

interface TicketsProps {
  readonly tickets: Outputs["ticket"]["list"];
  readonly zone: string;
}

/** What was asked about the subscriber, the latest first. */
export function Tickets({ tickets, zone }: TicketsProps) {
  return (
    <Card title={texts.title}>
      {tickets.rows.length === 0 && <p className="text-muted-foreground text-sm">{texts.none}</p>}
      <ul className="grid gap-2">
        {tickets.rows.map(({ number, subject, status, openedAt }) => (
          <li key={number} className="flex flex-wrap items-baseline gap-2 text-sm">
            <AppLink href={ticketPath(number)} className="underline">
              {`T-${number}`}
            </AppLink>
            <span className="min-w-0 flex-1 truncate">{subject}</span>
            <TicketStatus status={status} />
            <Instant at={openedAt} zone={zone} style="date" className="text-muted-foreground text-xs" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
