"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { SimTransfer } from "../status.tsx";

const { leadOn, refuse } = simTransferTexts;

/** What may be done about a transfer as it stands: lead it on, or end it. */
export function TransferActions({ transfer }: { readonly transfer: SimTransfer }) {
  const { id, status, obstacles, receiver, receiverName } = transfer;
  if (status !== "asked" && status !== "offered") return null;
  return (
    <>
      <Refuse id={id} />
      {status === "asked" && obstacles.length === 0 && <LeadOn id={id} receiver={receiverName ?? receiver} />}
    </>
  );
}

function LeadOn({ id, receiver }: { readonly id: string; readonly receiver: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.simTransfer.leadOn.mutate, { done: leadOn.done });
  return (
    <ConfirmDialog
      title={leadOn.title}
      description={leadOn.description(receiver)}
      confirmLabel={leadOn.confirm}
      trigger={<Button variant="primary">{leadOn.action}</Button>}
      onConfirm={() => confirm({ id })}
    />
  );
}

function Refuse({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.simTransfer.refuse.mutate, { done: refuse.done });
  return (
    <ConfirmDialog
      title={refuse.title}
      description={refuse.description}
      reason={{ label: refuse.reason, hint: refuse.hint, isRequired: true }}
      confirmLabel={refuse.confirm}
      isDanger
      trigger={<Button>{refuse.action}</Button>}
      onConfirm={(reason) => confirm({ id, reason })}
    />
  );
}
