"use client";
import { NewTicket } from "@tributary/ui/ticket/new-ticket";
import { useRouter } from "next/navigation";
import { ticketPath } from "@/frame/paths.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

/** Opens a ticket of the operator's own desk. */
export function OwnNewTicket() {
  const { ticket } = useTRPCClient();
  const router = useRouter();
  return (
    <NewTicket
      // How it came, its category and priority are chosen from what there is.
      open={(input) => ticket.open.mutate(input as Inputs["ticket"]["open"])}
      onOpened={(number) => router.push(ticketPath(number))}
    />
  );
}
