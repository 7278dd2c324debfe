"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Textarea } from "@tributary/ui/textarea";
import { type FormEvent, useState } from "react";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

/** Writes into the thread while the dispute waits for its answer. */
export function ReplyForm({ number }: { readonly number: string }) {
  const { reply: texts } = disputeTexts;
  const client = useTRPCClient();
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { run, isPending, refusal } = useCommand(client.dispute.reply.mutate, {
    done: texts.done,
    onDone: () => setNote(""),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = note.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty) void run({ number, note });
  };
  return (
    <form onSubmit={send} noValidate data-print="hidden" className="grid gap-3 border-t pt-5">
      <Field label={texts.label} hint={texts.hint} error={isMissing ? texts.missing : undefined}>
        <Textarea value={note} maxLength={2_000} rows={3} onChange={(event) => setNote(event.target.value)} />
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
