"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { agreementTexts } from "@/texts/agreement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

interface DraftActionsProps {
  readonly draftId: string;
  /** null where it does not fit the agreement any more. */
  readonly fingerprint: string | null;
  readonly canDecide: boolean;
  readonly canWithdraw: boolean;
}

/** What somebody may do about a proposal that waits. */
export function DraftActions({ draftId, fingerprint, canDecide, canWithdraw }: DraftActionsProps) {
  return (
    <>
      {canWithdraw && <RefuseButton draftId={draftId} way="withdraw" />}
      {canDecide && <RefuseButton draftId={draftId} way="decline" />}
      {canDecide && fingerprint !== null && <ApproveButton draftId={draftId} fingerprint={fingerprint} />}
    </>
  );
}

function ApproveButton({ draftId, fingerprint }: { readonly draftId: string; readonly fingerprint: string }) {
  const texts = agreementTexts.approve;
  const { agreement } = useTRPCClient();
  const { confirm } = useCommand(agreement.approve.mutate, {
    done: ({ records }) => texts.done(formatDecimal(BigInt(records))),
  });
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      onConfirm={() => confirm({ draftId, fingerprint })}
    />
  );
}

function RefuseButton({ draftId, way }: { readonly draftId: string; readonly way: "decline" | "withdraw" }) {
  const texts = agreementTexts[way];
  const { agreement } = useTRPCClient();
  const { confirm } = useCommand(agreement[way].mutate, { done: texts.done });
  return (
    <ConfirmDialog
      trigger={<Button>{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      isDanger={way === "decline"}
      onConfirm={(reason) => confirm({ draftId, reason })}
    />
  );
}
