"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Textarea } from "@tributary/ui/textarea";
import { type FormEvent, useState } from "react";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { OperatorDispute } from "../../status.tsx";

const { reply: texts } = operatorDisputeTexts;

/** Writes to the operator while the dispute waits for its answer. */
export function ReplyForm({ dispute }: { readonly dispute: OperatorDispute }) {
  const { operatorId, number } = dispute;
  const client = useTRPCClient();
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { run, isPending, refusal } = useCommand(client.operatorDispute.reply.mutate, {
    done: texts.done,
    onDone: () => setNote(""),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = note.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty) void run({ operatorId, number, note });
  };
  return (
    <form onSubmit={send} noValidate data-print="hidden" className="grid gap-3 border-t pt-5">
      <Field label={texts.label} hint={texts.hint} error={isMissing ? texts.missing : undefined}>
        <Textarea value={note} maxLength={2_000} rows={3} onChange={({ target }) => setNote(target.value)} />
      </Field>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div>
        <Button type="submit" isPending={isPending}>
          {texts.send}
        </Button>
      </div>
    </form>
  );
}
