"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { networkOrderTexts } from "@/texts/network-order.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Order } from "../status.tsx";

const { retry, giveUp } = networkOrderTexts;

/** What can be done about an order as it stands. */
export function OrderActions({ order: { id, status } }: { readonly order: Order }) {
  if (status === "given-up") return <Retry id={id} />;
  return status === "waiting" || status === "sent" ? <GiveUp id={id} /> : null;
}

function Retry({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { run, isPending } = useCommand(client.networkOrder.retry.mutate, { done: retry.done });
  return (
    <Button variant="primary" isPending={isPending} onClick={() => void run({ id })}>
      {retry.action}
    </Button>
  );
}

function GiveUp({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.networkOrder.giveUp.mutate, { done: giveUp.done });
  return (
    <ConfirmDialog
      title={giveUp.title}
      description={giveUp.description}
      confirmLabel={giveUp.confirm}
      reason={{ label: giveUp.reason, isRequired: true }}
      trigger={<Button>{giveUp.action}</Button>}
      isDanger
      onConfirm={(reason) => confirm({ id, reason })}
    />
  );
}
