"use client";
import { type TicketCommands, TicketDesk } from "@tributary/ui/ticket/ticket-desk";
import { useMemo } from "react";
import { ticketPath } from "@/frame/paths.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";
import { SubscriberCard } from "./subscriber-card.tsx";

interface AgentTicketProps {
  readonly operatorId: string;
  readonly ticket: Outputs["ticket"]["show"];
  readonly macros: Outputs["ticket"]["macros"];
  readonly subscriber: Outputs["ticket"]["subscriber"] | null;
  readonly canWrite: boolean;
  readonly actor: string;
}

/** A ticket as an agent works on it, in the name of the operator it is of. */
export function AgentTicket({ operatorId, ticket, macros, subscriber, canWrite, actor }: AgentTicketProps) {
  const commands = useAgentCommands(operatorId, ticket.number);
  const { number } = ticket;
  return (
    <TicketDesk
      ticket={ticket}
      macros={macros}
      commands={canWrite ? commands : null}
      actor={actor}
      fileHref={(id) => `${ticketPath(operatorId, number)}/files/${id}`}
      subscriber={ticket.subscriber && `${ticket.subscriber.number} ${ticket.subscriber.name ?? ""}`}
    >
      <SubscriberCard ticket={{ operatorId, number }} subscriber={subscriber} canWrite={canWrite} />
    </TicketDesk>
  );
}

function useAgentCommands(operatorId: string, number: number): TicketCommands {
  const { ticket } = useTRPCClient();
  return useMemo(() => {
    const of = <Input extends object>(input: Input) => ({ ...input, operatorId });
    return {
      reply: (input) => ticket.reply.mutate(of(input)),
      note: (input) => ticket.note.mutate(of(input)),
      snooze: (input) => ticket.snooze.mutate(of(input)),
      finish: (input) => ticket.finish.mutate(of(input)),
      reopen: (input) => ticket.reopen.mutate(of(input)),
      assign: (input) => ticket.assign.mutate(of(input)),
      // Both are chosen from what there is.
      retag: (input) => ticket.retag.mutate(of(input) as Inputs["ticket"]["retag"]),
      merge: (input) => ticket.merge.mutate(of(input)),
      link: (input) => ticket.link.mutate(of(input) as Inputs["ticket"]["link"]),
      macro: (id) => ticket.macro.query({ operatorId, number, id }),
      presence: (isReplying) => ticket.presence.query({ operatorId, number, isReplying }),
    };
  }, [ticket, operatorId, number]);
}
