"use client";
import { AppLink } from "@tributary/ui/link-context";
import { type TicketCommands, TicketDesk } from "@tributary/ui/ticket/ticket-desk";
import { useMemo } from "react";
import { subscriberPath, ticketPath } from "@/frame/paths.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

interface OwnTicketProps {
  readonly ticket: Outputs["ticket"]["show"];
  readonly macros: Outputs["ticket"]["macros"];
  readonly canWrite: boolean;
  readonly canSeeSubscriber: boolean;
  readonly actor: string;
}

/** A ticket as the operator's own staff works on it. */
export function OwnTicket({ ticket, macros, canWrite, canSeeSubscriber, actor }: OwnTicketProps) {
  const commands = useOwnCommands(ticket.number);
  const { subscriber } = ticket;
  const named = subscriber && `${subscriber.number} ${subscriber.name ?? ""}`;
  return (
    <TicketDesk
      ticket={ticket}
      macros={macros}
      commands={canWrite ? commands : null}
      actor={actor}
      fileHref={(id) => `${ticketPath(ticket.number)}/files/${id}`}
      subscriber={
        subscriber && canSeeSubscriber ? (
          <AppLink href={subscriberPath(subscriber.number)} className="underline">
            {named}
          </AppLink>
        ) : (
          named
        )
      }
    />
  );
}

function useOwnCommands(number: number): TicketCommands {
  const { ticket } = useTRPCClient();
  return useMemo(
    () => ({
      reply: (input) => ticket.reply.mutate(input),
      note: (input) => ticket.note.mutate(input),
      snooze: (input) => ticket.snooze.mutate(input),
      finish: (input) => ticket.finish.mutate(input),
      reopen: (input) => ticket.reopen.mutate(input),
      assign: (input) => ticket.assign.mutate(input),
      // Both are chosen from what there is.
      retag: (input) => ticket.retag.mutate(input as Inputs["ticket"]["retag"]),
      merge: (input) => ticket.merge.mutate(input),
      link: (input) => ticket.link.mutate(input as Inputs["ticket"]["link"]),
      macro: (id) => ticket.macro.query({ number, id }),
      presence: (isReplying) => ticket.presence.query({ number, isReplying }),
    }),
    [ticket, number],
  );
}
