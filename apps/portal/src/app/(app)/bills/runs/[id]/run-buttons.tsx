"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatPeriod } from "@tributary/ui/format/period";
import { useRouter } from "next/navigation";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Run } from "../../status.tsx";

const { finalize, abandon } = billTexts.run;

/** Gives the bills of a run their numbers. */
export function FinalizeButton({ run }: { readonly run: Run }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.billRun.finalize.mutate, { done: finalize.done });
  const left = run.reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <ConfirmDialog
      title={finalize.title(formatPeriod(run.period))}
      description={left === 0 ? finalize.description : `${finalize.description} ${finalize.left(left)}`}
      amount={{ label: finalize.amount, micros: run.grossMicros, currency: run.currency }}
      confirmLabel={finalize.confirm}
      trigger={<Button variant="primary">{finalize.action}</Button>}
      onConfirm={async () => {
        await confirm({ runId: run.id, leavesExceptions: left > 0 });
      }}
    />
  );
}

/** Throws the drafts of a run away. */
export function AbandonButton({ run }: { readonly run: Run }) {
  const client = useTRPCClient();
  const router = useRouter();
  const { confirm } = useCommand(client.billRun.abandon.mutate, {
    done: abandon.done,
    onDone: () => router.push("/bills"),
  });
  return (
    <ConfirmDialog
      title={abandon.title}
      description={abandon.description}
      confirmLabel={abandon.confirm}
      isDanger
      trigger={<Button>{abandon.action}</Button>}
      onConfirm={async () => {
        await confirm({ runId: run.id });
      }}
    />
  );
}
