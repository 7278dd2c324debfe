"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Dialog } from "@tributary/ui/dialog";
import { Field } from "@tributary/ui/field";
import { Money } from "@tributary/ui/money";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { OperatorDispute } from "../../status.tsx";
import { AnswerLines } from "./answer-lines.tsx";
import { useCredits } from "./use-credits.ts";

const { answer: texts } = operatorDisputeTexts;
const TOTAL = "flex flex-wrap items-baseline justify-between gap-x-4 rounded-lg border bg-muted px-4 py-3";

/** Answers line by line; what is credited is shown before it is sent. */
export function AnswerButton({ dispute }: { readonly dispute: OperatorDispute }) {
  const { operatorId, number, currency } = dispute;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const credits = useCredits(dispute);
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.operatorDispute.answer.mutate, {
    done: texts.done,
    onDone: () => setOpen(false),
  });
  const send = () => {
    const isEmpty = reason.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && credits.answers !== null)
      void run({ operatorId, number, reason, answers: credits.answers });
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
          <Button variant="primary" isPending={isPending} disabled={credits.answers === null} onClick={send}>
            {texts.confirm}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <AnswerLines dispute={dispute} credits={credits} />
        {credits.totalMicros === null ? (
          <Alert tone="bad" isAnnounced title={texts.badAmount} />
        ) : (
          <p aria-live="polite" className={TOTAL}>
            <span className="text-muted-foreground text-sm">{texts.total}</span>
            <Money micros={credits.totalMicros} currency={currency} className="font-semibold text-xl" />
          </p>
        )}
        <Field label={texts.reason} error={isMissing ? texts.reasonMissing : undefined} isRequired>
          <Textarea rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
        {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      </div>
    </Dialog>
  );
}
