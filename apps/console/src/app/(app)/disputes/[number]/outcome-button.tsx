"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Dialog } from "@tributary/ui/dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Dispute } from "../status.tsx";
import { OutcomeClaims } from "./outcome-claims.tsx";
import { OutcomeEffect } from "./outcome-effect.tsx";
import { useAnswers } from "./use-answers.ts";

const { outcome: texts } = disputeTexts;

/** Records the network's answer, claim by claim, with its effect shown before. */
export function OutcomeButton({ dispute }: { readonly dispute: Dispute }) {
  const { number } = dispute;
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [creditPeriod, setCreditPeriod] = useState(dispute.period);
  const [isMissing, setMissing] = useState(false);
  const { texts: typed, setText, fill, answers } = useAnswers(dispute);
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.dispute.recordOutcome.mutate, {
    done: texts.done,
    onDone: () => setOpen(false),
  });
  const record = () => {
    const isEmpty = note.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && answers !== null) void run({ number, note, answers, creditPeriod });
  };
  return (
    <Dialog
      title={texts.title}
      description={texts.description}
      size="lg"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">{texts.action}</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{texts.cancel}</Button>
          <Button variant="primary" isPending={isPending} disabled={answers === null} onClick={record}>
            {texts.confirm}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <OutcomeClaims dispute={dispute} typed={typed} onType={setText} onFill={fill} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={texts.creditPeriod} hint={texts.creditPeriodHint}>
            <Input
              type="month"
              value={creditPeriod}
              onChange={({ target }) => setCreditPeriod(target.value)}
            />
          </Field>
          <Field
            label={texts.note}
            hint={texts.noteHint}
            error={isMissing ? texts.noteMissing : undefined}
            isRequired
          >
            <Textarea rows={2} value={note} onChange={({ target }) => setNote(target.value)} />
          </Field>
        </div>
        {answers === null ? (
          <Alert tone="bad" isAnnounced title={texts.badAmount} />
        ) : (
          <OutcomeEffect dispute={dispute} answers={answers} creditPeriod={creditPeriod} />
        )}
        {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      </div>
    </Dialog>
  );
}
