"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { agreementTexts } from "@/texts/agreement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { FixMethods } from "../quarantine/fix-methods.tsx";
import type { ProposeProps } from "./propose-dialog.tsx";
import { changeOf, emptyDraft, type RateDraft, waysFor } from "./rate-draft.ts";
import { RateFields } from "./rate-fields.tsx";
import { RatePreview } from "./rate-preview.tsx";

const { form: texts } = agreementTexts;

/** What is added, from when on, what that changes, and why; nothing is proposed that was not previewed. */
export function ProposeForm({
  agreement,
  lacking,
  onClose,
}: ProposeProps & { readonly onClose: () => void }) {
  const [draft, setDraft] = useState<RateDraft>(() => emptyDraft(agreement, lacking));
  const [previewed, setPreviewed] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const [isWhyMissing, setWhyMissing] = useState(false);
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.agreement.propose.mutate, {
    done: texts.done,
    onDone: onClose,
  });
  const edit = (part: Partial<RateDraft>) => setDraft((before) => ({ ...before, ...part }));
  const change = changeOf(draft, lacking);
  const isFilledIn = change !== null && draft.from !== "";
  const isPreviewed = isFilledIn && previewed === JSON.stringify(draft);
  const submit = async () => {
    if (change === null) return;
    if (!isPreviewed) return setPreviewed(JSON.stringify(draft));
    setWhyMissing(why.trim() === "");
    if (why.trim() === "") return;
    await run({ agreementId: agreement.id, change, from: draft.from, why: why.trim() });
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FixMethods
        legend={texts.how}
        methods={waysFor(lacking).map((way) => ({ way, ...texts.ways[way] }))}
        chosen={draft.way}
        onChoose={(way) => edit({ way, zone: lacking.zone ?? "" })}
      />
      <RateFields agreement={agreement} lacking={lacking} draft={draft} onChange={edit} />
      <Field label={texts.from} hint={texts.fromHint(agreement.firstDay)} isRequired className="sm:max-w-60">
        <Input
          type="date"
          min={agreement.firstDay}
          value={draft.from}
          onChange={({ target }) => edit({ from: target.value })}
        />
      </Field>
      {isPreviewed && (
        <>
          <RatePreview agreementId={agreement.id} change={change} from={draft.from} />
          <Field
            label={texts.why}
            hint={texts.whyHint}
            isRequired
            error={isWhyMissing ? texts.whyMissing : undefined}
          >
            <Textarea value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />
          </Field>
        </>
      )}
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" disabled={isPending} onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button type="submit" variant="primary" isPending={isPending} disabled={!isFilledIn}>
          {isPreviewed ? texts.propose : texts.preview}
        </Button>
      </div>
    </form>
  );
}
