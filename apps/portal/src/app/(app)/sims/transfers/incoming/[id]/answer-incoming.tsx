"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { simTransferTexts } from "@/texts/sim-transfer.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { take, decline } = simTransferTexts;

/** Takes SIMs that are offered, or leaves them where they are. */
export function AnswerIncoming({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const taking = useCommand(client.simTransfer.take.mutate, { done: ({ sims }) => take.done(sims) });
  const declining = useCommand(client.simTransfer.decline.mutate, { done: decline.done });
  return (
    <>
      <ConfirmDialog
        title={decline.title}
        description={decline.description}
        reason={{ label: decline.reason, isRequired: true }}
        confirmLabel={decline.confirm}
        trigger={<Button>{decline.action}</Button>}
        onConfirm={(reason) => declining.confirm({ id, reason })}
      />
      <ConfirmDialog
        title={take.title}
        description={take.description}
        confirmLabel={take.confirm}
        trigger={<Button variant="primary">{take.action}</Button>}
        onConfirm={() => taking.confirm({ id })}
      />
    </>
  );
}
