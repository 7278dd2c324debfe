"use client";
import { Alert } from "@tributary/ui/alert";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Field } from "@tributary/ui/field";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { fixTexts as texts } from "@/texts/quarantine-fix.ts";
import { AssignFields } from "./assign-fields.tsx";
import { assignmentOf, EMPTY_DRAFT, type FixDraft, isFilledIn, mappingOf } from "./fix-draft.ts";
import { type FixRights, type FixTarget, type Method, methodsFor } from "./fix-method.ts";
import { FixMethods } from "./fix-methods.tsx";
import { FixPreview, RejectPreview } from "./fix-preview.tsx";
import { MapFields } from "./map-fields.tsx";
import { namedOf, useFix } from "./use-fix.ts";

interface FixFormProps {
  readonly target: FixTarget;
  readonly rights: FixRights;
  readonly method?: Method | undefined;
  readonly onStarted: () => void;
  readonly onCancel: () => void;
}

/** How, with what, what that changes, and why; nothing that was not previewed can be started. */
export function FixForm({ target, rights, method: asked, onStarted, onCancel }: FixFormProps) {
  const methods = methodsFor(target, rights);
  const [method, setMethod] = useState<Method>(asked ?? methods[0] ?? "redrive");
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const [isWhyMissing, setWhyMissing] = useState(false);
  const { run, isPending, refusal } = useFix(method, onStarted);
  const needsFields = method === "assign" || method === "map";
  const isPreviewed = !needsFields || previewed === keyOf(method, draft);
  const change = (part: Partial<FixDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async () => {
    if (!isPreviewed) return setPreviewed(keyOf(method, draft));
    setWhyMissing(why.trim() === "");
    if (why.trim() !== "") await run(target, draft, why.trim());
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
        methods={methods.map((way) => ({ way, ...texts.methods[way] }))}
        chosen={method}
        onChoose={setMethod}
      />
      {method === "redrive" && target.groups.some(({ reason }) => reason === "UNRATEABLE") && (
        <p className="text-sm">
          {texts.rate.text}{" "}
          {rights.canSeeRates && (
            <ButtonLink size="sm" href="/agreements">
              {texts.rate.action}
            </ButtonLink>
          )}
        </p>
      )}
      {method === "assign" && <AssignFields draft={draft} onChange={change} operators={rights.operators} />}
      {method === "map" && <MapFields draft={draft} onChange={change} />}
      {isPreviewed && <Preview method={method} target={target} draft={draft} />}
      {isPreviewed && (
        <Field
          label={texts.why}
          hint={texts.whyHint}
          isRequired
          error={isWhyMissing ? texts.whyMissing : undefined}
        >
          <Textarea value={why} maxLength={500} onChange={(event) => setWhy(event.target.value)} />
        </Field>
      )}
      {refusal && <Alert tone="bad" isAnnounced title={refusal.message} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" disabled={isPending} onClick={onCancel}>
          {texts.cancel}
        </Button>
        <Button
          type="submit"
          variant={method === "reject" ? "danger" : "primary"}
          isPending={isPending}
          disabled={!isFilledIn(method, draft)}
        >
          {isPreviewed ? texts.confirm[method] : texts.preview.button}
        </Button>
      </div>
    </form>
  );
}

function keyOf(method: Method, draft: FixDraft): string {
  return JSON.stringify([method, draft]);
}

interface PreviewProps {
  readonly method: Method;
  readonly target: FixTarget;
  readonly draft: FixDraft;
}

function Preview({ method, target, draft }: PreviewProps) {
  if (method === "reject" || target.filter !== undefined) return <RejectPreview target={target} />;
  const named = namedOf(target);
  if (method === "assign") return <FixPreview question={{ ...named, assignment: assignmentOf(draft) }} />;
  if (method === "map") return <FixPreview question={{ ...named, mapping: mappingOf(draft) }} />;
  return <FixPreview question={named} />;
}
