"use client";

import { Alert } from "../alert.tsx";
import { Checkbox } from "../checkbox.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Field } from "../field.tsx";
import { Instant } from "../instant.tsx";
import { ticketTexts } from "./texts.ts";
import type { MacroStepPreview } from "./ticket.ts";

const { step: texts } = ticketTexts.composer;

interface MacroStepProps {
  readonly preview: MacroStepPreview;
  readonly takes: boolean;
  readonly onTakes: (takes: boolean) => void;
}

/** What a macro does to the subscriber, and whether it is done with the reply; or why it cannot be. */
export function MacroStep({ preview, takes, onTakes }: MacroStepProps) {
  if (preview.refusal !== null) {
    return (
      <Alert tone="warning" title={texts.refused(actionOf(preview))}>
        {preview.refusal} {texts.withoutIt}
      </Alert>
    );
  }
  return (
    <Alert tone="warning" title={<Consequence preview={preview} />}>
      <Field isInline label={texts.take}>
        <Checkbox checked={takes} onCheckedChange={(is) => onTakes(is === true)} />
      </Field>
    </Alert>
  );
}

interface ConfirmStepProps {
  readonly preview: MacroStepPreview;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onConfirm: () => Promise<void>;
}

/** Asks before both are done: the consequence stands above the button. */
export function ConfirmStep({ preview, ...dialog }: ConfirmStepProps) {
  const what = actionOf(preview);
  return (
    <ConfirmDialog
      {...dialog}
      title={texts.title(what)}
      description={texts.text}
      confirmLabel={texts.confirm(what)}
      isDanger={preview.step.kind === "suspend"}
    >
      <p className="text-sm">
        <Consequence preview={preview} />
      </p>
    </ConfirmDialog>
  );
}

/** In a few words, for a button. */
function actionOf({ step, subscriber }: MacroStepPreview): string {
  const who = subscriber ?? texts.someone;
  return step.kind === "change-plan" ? texts[step.kind](who, step.plan) : texts[step.kind](who);
}

function Consequence({ preview: { step, subscriber, change } }: { readonly preview: MacroStepPreview }) {
  const who = subscriber ?? texts.someone;
  if (step.kind === "suspend") return texts.suspends(who, texts.reasons[step.reason] ?? step.reason);
  if (step.kind === "resume") return texts.resumes(who);
  return (
    <>
      {texts.changes(who, change?.from ?? null, step.plan)}{" "}
      {change && <Instant at={change.at} zone={change.zone} />}
    </>
  );
}
