"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Dispute } from "../status.tsx";

type Withdrawn = Pick<Dispute, "number" | "contestedMicros" | "currency">;

/** Takes a dispute back before it is answered. */
export function WithdrawButton({ dispute }: { readonly dispute: Withdrawn }) {
  const { withdraw: texts } = disputeTexts;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.dispute.withdraw.mutate, { done: texts.done });
  const { number, contestedMicros, currency } = dispute;
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: contestedMicros, currency }}
      reason={{ label: texts.note }}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={(note) => confirm({ number, note })}
    />
  );
}
