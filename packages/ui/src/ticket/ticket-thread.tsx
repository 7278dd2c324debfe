import { Paperclip } from "lucide-react";
import { Badge } from "../badge.tsx";
import { cn } from "../class-names.ts";
import { Instant } from "../instant.tsx";
import { ticketTexts } from "./texts.ts";
import type { Ticket, TicketMessage } from "./ticket.ts";

const { thread: texts, authors } = ticketTexts;

interface TicketThreadProps {
  readonly ticket: Ticket;
  /** Where a file of it is handed out. */
  readonly fileHref: (id: string) => string;
}

/** Everything that was said, in order; notes look like what they are. */
export function TicketThread({ ticket, fileHref }: TicketThreadProps) {
  return (
    <ol className="grid gap-4">
      {ticket.messages.map((message) => (
        <li
          key={message.id}
          className={cn(
            "rounded-lg border px-4 py-3",
            message.kind === "note" && "border-warning-line border-dashed bg-warning-soft",
            message.authorKind === "requester" && "bg-muted",
          )}
        >
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="font-medium">{writerOf(message, ticket)}</span>
            {message.kind === "note" && <Badge tone="warning">{texts.note}</Badge>}
            {message.isAutomatic && <Badge>{texts.automatic}</Badge>}
            {message.ticket !== ticket.number && <span>{texts.from(message.ticket)}</span>}
            <Instant at={message.occurredAt} zone={ticket.zone} className="text-muted-foreground text-xs" />
          </p>
          <p className="mt-2 whitespace-pre-wrap break-words text-sm">
            {message.isErased ? texts.erased : message.text}
          </p>
          <Files message={message} fileHref={fileHref} />
          {message.mail && (
            <p className="mt-2 text-muted-foreground text-xs">
              {texts.mail[message.mail.status]} {message.mail.status === "failed" && message.mail.message}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function writerOf({ authorKind, author }: TicketMessage, { requester }: Ticket): string {
  if (authorKind === "requester") return author || requester?.name || authors.requester || "";
  return `${author}, ${authors[authorKind]?.toLowerCase()}`;
}

function Files({
  message,
  fileHref,
}: {
  readonly message: TicketMessage;
  readonly fileHref: TicketThreadProps["fileHref"];
}) {
  const there = message.attachments.filter(({ isErased }) => !isErased);
  if (there.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {there.map(({ id, fileName, sizeBytes }) => (
        <li key={id}>
          <a
            href={fileHref(id)}
            download
            className="inline-flex min-h-6 items-center gap-1 rounded border px-2 text-xs underline"
          >
            <Paperclip aria-hidden className="size-3" />
            {fileName} <span className="text-muted-foreground">{texts.size(sizeBytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
