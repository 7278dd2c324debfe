"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Subscriber } from "../status.tsx";

const { endAddOn: texts, note, noteHint } = oneSubscriberTexts;

interface EndAddOnButtonProps {
  readonly number: string;
  readonly addOn: Subscriber["plans"][number];
}

/** Ends an add-on, or a pass that waits for its first use. */
export function EndAddOnButton({ number, addOn: { id, name } }: EndAddOnButtonProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.subscriber.endAddOn.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title(name)}
      description={texts.description}
      reason={{ label: note, hint: noteHint }}
      confirmLabel={texts.confirm}
      onConfirm={async (said) => {
        await confirm({ number, id, note: said });
      }}
      trigger={
        <Button size="sm" aria-label={texts.label(name)}>
          {texts.action}
        </Button>
      }
    />
  );
}
