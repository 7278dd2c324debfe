"use client";
import { Alert } from "@tributary/ui/alert";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { DescriptionList } from "@tributary/ui/description-list";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useNavigate } from "@tributary/ui/link-context";
import { type FormEvent, useState } from "react";
import { usageUploadTexts } from "@/texts/usage-upload.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { wizardPath } from "./search.ts";
import { numberIn, suggestedCode } from "./source-code.ts";
import type { Guessed } from "./types.ts";

const { save: texts } = usageUploadTexts;

const CODE = /^[a-z][a-z0-9-]{1,59}$/;

/** Saves what was said as a source, or as the mapping of the source that the file is for, and goes on. */
export function SaveStep({ guessed }: { readonly guessed: Guessed }) {
  const { id: uploadId, sourceId, agreementId } = guessed;
  const agreement = guessed.agreements.find(({ id }) => id === agreementId);
  const [code, setCode] = useState(sourceId ?? suggestedCode(guessed, agreement?.id));
  const [pattern, setPattern] = useState(guessed.draft.sequencePattern);
  const [hasTried, setTried] = useState(false);
  const { save, isPending, failure } = useSave(guessed);
  const isGood = CODE.test(code) || code === sourceId;

  const submit = (event: FormEvent, andRun: boolean) => {
    event.preventDefault();
    setTried(true);
    if (isGood && agreement !== undefined) void save(code, pattern, andRun);
  };
  return (
    <Card
      title={sourceId === null ? texts.title : texts.changeTitle(sourceId)}
      description={sourceId === null ? texts.text : texts.changeText}
      className="max-w-2xl"
    >
      <form noValidate className="grid gap-4" onSubmit={(event) => submit(event, true)}>
        <DescriptionList
          columns={1}
          items={[{ term: texts.agreement, value: agreement?.name ?? texts.noAgreement }]}
        />
        {sourceId === null && (
          <Field
            label={texts.code}
            hint={texts.codeHint}
            isRequired
            error={hasTried && !isGood ? texts.codeFault : undefined}
          >
            <Input value={code} maxLength={60} onChange={({ target }) => setCode(target.value)} />
          </Field>
        )}
        <Field label={texts.numbering} hint={texts.numberingHint} isInline>
          <Checkbox
            checked={pattern !== null}
            onCheckedChange={(checked) =>
              setPattern(checked === true ? (guessed.draft.sequencePattern ?? "(\\d+)") : null)
            }
          />
        </Field>
        {pattern !== null && <Pattern name={guessed.name} pattern={pattern} onChange={setPattern} />}
        {hasTried && agreement === undefined && (
          <Alert tone="warning" isAnnounced title={texts.noAgreement} />
        )}
        {failure !== null && <Alert tone="bad" isAnnounced title={failure} />}
        <div className="flex flex-wrap items-center justify-between gap-2">
          <ButtonLink href={wizardPath(uploadId, "test")}>{texts.back}</ButtonLink>
          <span className="flex flex-wrap gap-2">
            <Button isPending={isPending} onClick={(event) => submit(event, false)}>
              {texts.saveOnly}
            </Button>
            <Button type="submit" variant="primary" isPending={isPending}>
              {texts.saveAndRun}
            </Button>
          </span>
        </div>
      </form>
    </Card>
  );
}

interface PatternProps {
  readonly name: string;
  readonly pattern: string;
  readonly onChange: (pattern: string) => void;
}

function Pattern({ name, pattern, onChange }: PatternProps) {
  const number = numberIn(name, pattern);
  return (
    <Field
      label={texts.pattern}
      hint={`${texts.patternHint} ${number === null ? "" : texts.numberIs(number)}`}
      error={number === null ? texts.noNumber : undefined}
    >
      <Input value={pattern} maxLength={200} onChange={({ target }) => onChange(target.value)} />
    </Field>
  );
}

/** Keeps the rule for numbers with the draft, saves the source, and then starts taking the file in. */
function useSave({ id: uploadId, draft, agreementId }: Guessed) {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const keep = useCommand(client.usageUpload.draft.mutate);
  const add = useCommand(client.usageUpload.save.mutate, {
    done: ({ sourceId, isNew }) => (isNew ? texts.saved(sourceId) : texts.changed(sourceId)),
  });
  const start = useCommand(client.usageUpload.start.mutate);
  const save = async (sourceId: string, sequencePattern: string | null, andRun: boolean) => {
    const told = { uploadId, draft: { ...draft, sequencePattern }, agreementId };
    const isKept = sequencePattern === draft.sequencePattern || (await keep.run(told));
    if (!isKept || !(await add.run({ uploadId, sourceId }))) return;
    if (andRun) await start.run({ uploadId });
    navigate(wizardPath(uploadId, "run"));
  };
  const refusal = keep.refusal ?? add.refusal ?? start.refusal;
  const isPending = keep.isPending || add.isPending || start.isPending;
  return { save, isPending, failure: refusal?.message ?? null };
}
