"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { OperatorDispute } from "../../status.tsx";

const { review: texts } = operatorDisputeTexts;

/** Tells the operator that somebody looks into it. */
export function ReviewButton({ dispute }: { readonly dispute: OperatorDispute }) {
  const { operatorId, number } = dispute;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.operatorDispute.review.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.note }}
      confirmLabel={texts.action}
      onConfirm={(note) => confirm({ operatorId, number, note })}
    />
  );
}
