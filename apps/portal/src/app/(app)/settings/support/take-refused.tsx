"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { mailboxTexts } from "@/texts/mailbox.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { take: texts } = mailboxTexts.refused;

interface TakeRefusedProps {
  readonly id: string;
  /** It names nobody: whoever takes it in says from whom it is. */
  readonly asksSender: boolean;
}

/** Takes a refused mail in after all. */
export function TakeRefused({ id, asksSender }: TakeRefusedProps) {
  const { mailbox } = useTRPCClient();
  const [sender, setSender] = useState("");
  const { confirm } = useCommand(mailbox.take.mutate, {
    done: ({ number, outcome }) => texts.done[outcome](`T-${number}`),
  });
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{texts.action}</Button>}
      title={texts.title}
      description={texts.text}
      confirmLabel={texts.action}
      onConfirm={() => confirm({ id, sender: sender.trim() === "" ? null : sender.trim() })}
    >
      {asksSender && (
        <Field label={texts.sender} hint={texts.senderHint} isRequired>
          <Input
            type="email"
            maxLength={254}
            value={sender}
            onChange={({ target }) => setSender(target.value)}
          />
        </Field>
      )}
    </ConfirmDialog>
  );
}
