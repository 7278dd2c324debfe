"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Dialog } from "@tributary/ui/dialog";
import { Field } from "@tributary/ui/field";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { Textarea } from "@tributary/ui/textarea";
import { toast } from "@tributary/ui/toast";
import { useAsked } from "@tributary/ui/use-asked";
import { type ReactNode, useState } from "react";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { DecisionRights } from "./exceptions-queue.tsx";
import type { ExceptionSearch } from "./search.ts";

const texts = reconciliationTexts.resolve;
const TOTAL = "flex flex-wrap items-baseline justify-between gap-x-4 rounded-lg border bg-muted px-4 py-3";
const CHOICE = [
  "flex items-start gap-3 rounded-lg border px-3 py-2.5",
  "has-checked:border-primary has-checked:bg-primary-soft has-disabled:opacity-70",
].join(" ");

type Selection = ExceptionSearch["filter"] & {
  readonly agreementId: string;
  readonly period: string;
  readonly ids: string[] | undefined;
};
type Verdict = "dispute" | "waive";

interface ResolveDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly selection: Selection;
  readonly currency: string;
  readonly rights: DecisionRights;
  readonly onDone: () => void;
}

/** Decides about a selection: its count and total are asked for first and sent along with the decision. */
export function ResolveDialog(props: ResolveDialogProps) {
  const { isOpen, onOpenChange } = props;
  return (
    <Dialog title={texts.title} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Decision {...props} />
    </Dialog>
  );
}

function Decision({ onOpenChange, selection, currency, rights, onDone }: ResolveDialogProps) {
  const client = useTRPCClient();
  const [verdict, setVerdict] = useState<Verdict>(rights.dispute ? "dispute" : "waive");
  const [reason, setReason] = useState("");
  const [isReasonMissing, setReasonMissing] = useState(false);
  const { answer: seen, ask: askAgain } = useAsked(client.reconciliation.preview.query, selection);
  const send =
    verdict === "dispute" ? client.reconciliation.dispute.mutate : client.reconciliation.waive.mutate;
  const { run, isPending, refusal } = useCommand(send, {
    onDone: ({ count }) => {
      toast.success(texts.done(count), { description: texts.prepareAnew });
      onDone();
      onOpenChange(false);
    },
  });
  const count = seen === undefined ? "…" : formatDecimal(BigInt(seen.count));
  const submit = async () => {
    setReasonMissing(reason.trim() === "");
    if (reason.trim() === "" || seen === undefined) return;
    const expected = { expectedCount: seen.count, expectedTotalMicros: seen.totalMicros };
    const isDone = await run({ ...selection, ...expected, reason: reason.trim() });
    if (!isDone) await askAgain();
  };
  return (
    <div className="grid gap-4">
      <p className="text-muted-foreground text-sm">{texts.description(count)}</p>
      <p className={TOTAL}>
        <span className="text-muted-foreground text-sm">{texts.total}</span>
        {seen === undefined ? (
          <span className="text-muted-foreground">{texts.loading}</span>
        ) : (
          <Money micros={seen.totalMicros} currency={currency} isSigned className="font-semibold text-xl" />
        )}
      </p>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium text-sm">{texts.decision}</legend>
        <Choice
          value="dispute"
          chosen={verdict}
          onChoose={setVerdict}
          isAllowed={rights.dispute}
          needs={texts.disputeNeeds}
        >
          <Words title={texts.dispute} hint={texts.disputeHint} />
        </Choice>
        <Choice
          value="waive"
          chosen={verdict}
          onChoose={setVerdict}
          isAllowed={rights.waive}
          needs={texts.waiveNeeds}
        >
          <Words title={texts.waive} hint={texts.waiveHint} />
        </Choice>
      </fieldset>
      <Field
        label={texts.reason}
        hint={texts.reasonHint}
        isRequired
        error={isReasonMissing ? texts.reasonMissing : undefined}
      >
        <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button disabled={isPending} onClick={() => onOpenChange(false)}>
          {texts.cancel}
        </Button>
        <Button
          variant="primary"
          isPending={isPending}
          disabled={seen === undefined}
          onClick={() => void submit()}
        >
          {verdict === "dispute" ? texts.confirmDispute(count) : texts.confirmWaive(count)}
        </Button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly value: Verdict;
  readonly chosen: Verdict;
  readonly onChoose: (verdict: Verdict) => void;
  readonly isAllowed: boolean;
  /** Who may, for those who may not. */
  readonly needs: string;
  readonly children: ReactNode;
}

function Choice({ value, chosen, onChoose, isAllowed, needs, children }: ChoiceProps) {
  return (
    <label className={CHOICE}>
      <input
        type="radio"
        name="verdict"
        value={value}
        checked={chosen === value}
        disabled={!isAllowed}
        onChange={() => onChoose(value)}
        className="mt-1 accent-primary"
      />
      <span className="grid gap-0.5 text-sm">
        {children}
        {!isAllowed && <span className="text-muted-foreground text-xs">{needs}</span>}
      </span>
    </label>
  );
}

function Words({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <>
      <span className="font-medium">{title}</span>
      <span className="text-muted-foreground text-xs">{hint}</span>
    </>
  );
}
