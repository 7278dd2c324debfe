"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { withdraw: texts } = simTransferTexts;

/** Takes a transfer back that nobody has taken yet. */
export function WithdrawTransfer({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.simTransfer.withdraw.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={(reason) => confirm({ id, reason })}
    />
  );
}
