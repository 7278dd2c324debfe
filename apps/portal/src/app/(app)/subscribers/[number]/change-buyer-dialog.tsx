"use client";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { changeBuyer: texts } = oneSubscriberTexts;

/** Says in which language its bills are, and its VAT number. */
export function ChangeBuyerDialog({ subscriber, ...dialog }: StepDialogProps) {
  const { number, identity } = subscriber;
  const client = useTRPCClient();
  const [language, setLanguage] = useState(subscriber.language);
  const [vatId, setVatId] = useState("");
  const [hasNone, setHasNone] = useState(false);
  const { confirm } = useCommand(client.subscriber.changeBuyer.mutate, {
    done: texts.done,
    onDone: () => setVatId(""),
  });
  const send = async () => {
    const written = vatId.trim() === "" ? undefined : vatId.trim();
    await confirm({ number, language: language.trim(), vatId: hasNone ? null : written });
  };
  return (
    <StepDialog {...dialog} texts={texts} note={null} onConfirm={send}>
      <Field label={texts.language} hint={texts.languageHint} isRequired>
        <Input value={language} maxLength={6} onChange={({ target }) => setLanguage(target.value)} />
      </Field>
      {!hasNone && (
        <Field label={texts.vatId} hint={texts.vatIdHint}>
          <Input
            value={vatId}
            maxLength={30}
            autoComplete="off"
            onChange={({ target }) => setVatId(target.value)}
          />
        </Field>
      )}
      {identity.vatId !== null && (
        <Field label={texts.none} isInline>
          <Checkbox checked={hasNone} onCheckedChange={(checked) => setHasNone(checked === true)} />
        </Field>
      )}
    </StepDialog>
  );
}
