"use client";
import { NewTicket } from "@tributary/ui/ticket/new-ticket";
import { useRouter } from "next/navigation";
import { ticketPath } from "@/frame/paths.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

type Scope = NonNullable<Outputs["support"]["current"]["scope"]>;

/** Opens a ticket of the operator for which one works, and of no other. */
export function AgentNewTicket({ scope: { id: operatorId, name } }: { readonly scope: Scope }) {
  const { ticket } = useTRPCClient();
  const router = useRouter();
  return (
    <NewTicket
      operatorName={name}
      // How it came, its category and priority are chosen from what there is.
      open={(input) => ticket.open.mutate({ ...input, operatorId } as Inputs["ticket"]["open"])}
      onOpened={(number) => router.push(ticketPath(operatorId, number))}
    />
  );
}
