import type { ReactNode } from "react";
import { Card } from "../card.tsx";
import { DescriptionList } from "../description-list.tsx";
import { Instant } from "../instant.tsx";
import { TicketPriority, TicketStatus } from "./badges.tsx";
import { ticketTexts } from "./texts.ts";
import type { Ticket } from "./ticket.ts";
import { TimeLeft } from "./time-left.tsx";

const { facts: texts, time } = ticketTexts;

interface TicketFactsProps {
  readonly ticket: Ticket;
  /** The subscriber, as the application leads to it. */
  readonly subscriber: ReactNode;
}

/** How a ticket stands, with both of its clocks. */
export function TicketFacts({ ticket, subscriber }: TicketFactsProps) {
  const { zone, requester, links, merged, rating } = ticket;
  const left = { ticket };
  return (
    <Card title={texts.title} description={ticket.isOpenNow ? time.hours : time.closed}>
      <DescriptionList
        columns={2}
        items={[
          {
            term: texts.firstReply,
            value: <TimeLeft left={ticket.firstReplyLeft} dueAt={ticket.firstReplyDueAt} {...left} />,
          },
          {
            term: texts.resolve,
            value: <TimeLeft left={ticket.resolveLeft} dueAt={ticket.resolveDueAt} {...left} />,
          },
          { term: texts.status, value: <TicketStatus status={ticket.status} /> },
          { term: texts.priority, value: <TicketPriority priority={ticket.priority} /> },
          { term: texts.assignee, value: ticket.assignee ?? texts.nobody },
          { term: texts.requester, value: requester && `${requester.name} ${requester.address ?? ""}` },
          { term: texts.category, value: ticketTexts.categories[ticket.category] },
          { term: texts.channel, value: ticketTexts.channels[ticket.channel] },
          { term: texts.opened, value: <Instant at={ticket.openedAt} zone={zone} /> },
          ...(ticket.snoozedUntil
            ? [{ term: texts.snoozedUntil, value: <Instant at={ticket.snoozedUntil} zone={zone} /> }]
            : []),
          ...(ticket.breachedAt
            ? [{ term: texts.late, value: <Instant at={ticket.breachedAt} zone={zone} /> }]
            : []),
          { term: texts.subscriber, value: subscriber },
          ...(links.length > 0
            ? [
                {
                  term: texts.links,
                  value: links
                    .map(({ kind, reference }) => `${ticketTexts.links[kind] ?? kind} ${reference}`)
                    .join(", "),
                },
              ]
            : []),
          ...(merged.length > 0
            ? [{ term: texts.merged, value: merged.map(ticketTexts.number).join(", ") }]
            : []),
          ...(rating
            ? [{ term: texts.rating, value: rating.score === null ? texts.asked : texts.score(rating.score) }]
            : []),
        ]}
      />
      {rating?.comment && <p className="mt-3 whitespace-pre-wrap break-words text-sm">{rating.comment}</p>}
    </Card>
  );
}
