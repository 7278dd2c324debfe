"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Dispute } from "../status.tsx";

const { withdraw: texts } = disputeTexts.next;

/** Gives the claim up. */
export function WithdrawButton({ dispute }: { readonly dispute: Dispute }) {
  const { number, netRecoverableMicros, currency } = dispute;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.dispute.withdraw.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: netRecoverableMicros, currency }}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.action}
      isDanger
      onConfirm={(note) => confirm({ number, note })}
    />
  );
}
