"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { reveal: texts } = oneSubscriberTexts.identity;

/** Asks to see who a subscriber is, for a reason that is kept. */
export function RevealButton({ number }: { readonly number: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.subscriber.reveal.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      trigger={<Button size="sm">{texts.action}</Button>}
      onConfirm={(reason) => confirm({ number, reason })}
    />
  );
}
