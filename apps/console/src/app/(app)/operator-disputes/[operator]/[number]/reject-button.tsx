"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { OperatorDispute } from "../../status.tsx";

const { reject: texts } = operatorDisputeTexts;

/** Gives nothing back, with a reason. */
export function RejectButton({ dispute }: { readonly dispute: OperatorDispute }) {
  const { operatorId, number, contestedMicros, currency } = dispute;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.operatorDispute.reject.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: contestedMicros, currency }}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.action}
      isDanger
      onConfirm={(reason) => confirm({ operatorId, number, reason })}
    />
  );
}
