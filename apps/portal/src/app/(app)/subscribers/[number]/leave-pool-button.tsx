"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Subscriber } from "../status.tsx";

const { leavePool: texts, note, noteHint } = oneSubscriberTexts;

/** Ends somebody's share of an allowance. */
export function LeavePoolButton({ shared }: { readonly shared: Subscriber["pools"]["members"][number] }) {
  const { member: number, holder, bundle } = shared;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.subscriber.leavePool.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      reason={{ label: note, hint: noteHint }}
      confirmLabel={texts.confirm}
      onConfirm={async (said) => {
        await confirm({ number, holder, bundle, note: said });
      }}
      trigger={
        <Button size="sm" aria-label={texts.label(number, bundle, holder)}>
          {texts.action}
        </Button>
      }
    />
  );
}
