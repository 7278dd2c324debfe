"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { useState } from "react";
import { mailboxTexts } from "@/texts/mailbox.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { test: texts } = mailboxTexts;

/** Looks whether the saved mailbox can be read, and says why not. */
export function TestMailbox({ version }: { readonly version: number }) {
  const client = useTRPCClient();
  const [reached, setReached] = useState<Outputs["mailbox"]["test"]>(null);
  const { run, isPending, refusal } = useCommand(client.mailbox.test.mutate, { onDone: setReached });
  return (
    <div className="grid gap-3">
      <div>
        <Button isPending={isPending} onClick={() => void run({ version })}>
          {texts.action}
        </Button>
      </div>
      {refusal !== null && <Alert tone="bad" title={refusal.message} isAnnounced />}
      {reached !== null && (
        <Alert
          tone={reached.isReached ? "good" : "bad"}
          title={reached.isReached ? texts.reached : texts.failed}
          isAnnounced
        >
          {reached.message}
        </Alert>
      )}
    </div>
  );
}
