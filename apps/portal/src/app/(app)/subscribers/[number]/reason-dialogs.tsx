"use client";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { resume, erase } = oneSubscriberTexts;

/** Gives service back. */
export function ResumeDialog({ subscriber: { number }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.subscriber.resume.mutate, { done: resume.done });
  return <StepDialog {...dialog} texts={resume} onConfirm={(note) => confirm({ number, note })} />;
}

/** Takes away who it is, for ever. */
export function EraseDialog({ subscriber: { number }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.subscriber.erase.mutate, { done: erase.done });
  return (
    <ConfirmDialog
      {...dialog}
      title={erase.title}
      description={erase.description}
      reason={{ label: erase.reason, isRequired: true }}
      confirmLabel={erase.confirm}
      isDanger
      onConfirm={(reason) => confirm({ number, reason })}
    />
  );
}
