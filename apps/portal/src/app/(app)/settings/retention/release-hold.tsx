"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { retentionTexts } from "@/texts/retention.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { holds: texts } = retentionTexts;

interface ReleaseHoldProps {
  readonly id: string;
  /** Why it was placed: it names the hold. */
  readonly reason: string;
}

/** Ends a hold. */
export function ReleaseHold({ id, reason: why }: ReleaseHoldProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.retention.release.mutate, { done: texts.releaseDone });
  return (
    <ConfirmDialog
      title={texts.releaseTitle}
      description={texts.releaseText}
      reason={{ label: texts.releaseReason, isRequired: true }}
      confirmLabel={texts.releaseConfirm}
      trigger={<Button aria-label={texts.releaseOf(why)}>{texts.release}</Button>}
      onConfirm={async (reason) => {
        await confirm({ id, reason });
      }}
    />
  );
}
