"use client";

import { type FormEvent, useId, useState } from "react";
import { Alert } from "./alert.tsx";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import type { defaultTexts } from "./texts.ts";

interface SaveViewDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onSave: (view: { name: string; isShared: boolean }) => Promise<void>;
  texts: typeof defaultTexts.views;
}

/** Asks for a view's name and for whom it is. */
export function SaveViewDialog({ isOpen, onOpenChange, onSave, texts }: SaveViewDialogProps) {
  const formId = useId();
  const [name, setName] = useState("");
  const [isShared, setIsShared] = useState(false);
  const [state, setState] = useState<"idle" | "nameless" | "saving" | "failed">("idle");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setState("nameless");
    setState("saving");
    try {
      await onSave({ name: name.trim(), isShared });
    } catch {
      return setState("failed");
    }
    setName("");
    setIsShared(false);
    setState("idle");
    onOpenChange(false);
  };
  return (
    <Dialog
      title={texts.saveTitle}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{texts.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={state === "saving"}>
            {texts.confirm}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void save(event)} className="grid gap-4">
        <Field label={texts.name} isRequired error={state === "nameless" ? texts.nameMissing : undefined}>
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field isInline label={texts.share}>
          <Checkbox checked={isShared} onCheckedChange={(checked) => setIsShared(checked === true)} />
        </Field>
        {state === "failed" && <Alert tone="bad" isAnnounced title={texts.failed} />}
      </form>
    </Dialog>
  );
}
