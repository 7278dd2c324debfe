"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { retentionTexts } from "@/texts/retention.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { due: texts } = retentionTexts;

/** Lets a month of usage go, for good. */
export function RetireMonth({ month }: { readonly month: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.retention.retire.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.retireOf(month)}
      description={texts.warning}
      confirmLabel={texts.confirm}
      isDanger
      trigger={<Button aria-label={texts.retireOf(month)}>{texts.retire}</Button>}
      onConfirm={async () => {
        await confirm({ month });
      }}
    />
  );
}
