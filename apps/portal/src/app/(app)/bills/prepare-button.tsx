"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatPeriod } from "@tributary/ui/format/period";
import { useRouter } from "next/navigation";
import { billRunPath } from "@/frame/paths.ts";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

/** Draws up the bills of the next period, and leads to them. */
export function PrepareButton({ period }: { readonly period: string }) {
  const { prepare: texts } = billTexts;
  const client = useTRPCClient();
  const router = useRouter();
  const { confirm } = useCommand(client.billRun.prepare.mutate, {
    done: texts.done,
    onDone: ({ runId }) => router.push(billRunPath(runId)),
  });
  const spelled = formatPeriod(period);
  return (
    <ConfirmDialog
      title={texts.title(spelled)}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action(spelled)}</Button>}
      onConfirm={() => confirm({ period })}
    />
  );
}
