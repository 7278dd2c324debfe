"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { next } = disputeTexts;

const TARGETS = { acknowledge: "acknowledged", review: "under_review", close: "closed" } as const;

interface AdvanceButtonProps {
  readonly number: string;
  readonly step: keyof typeof TARGETS;
}

/** Notes a step of the network's, or that all is done. */
export function AdvanceButton({ number, step }: AdvanceButtonProps) {
  const texts = next[step];
  const client = useTRPCClient();
  const { confirm } = useCommand(client.dispute.advance.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      reason={{ label: next.note, hint: next.noteHint }}
      confirmLabel={texts.action}
      onConfirm={(note) => confirm({ number, note, to: TARGETS[step] })}
    />
  );
}
