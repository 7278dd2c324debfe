"use client";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { PickField } from "./pick-field.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { changeNumber: texts, missing } = oneSubscriberTexts;

/** Exchanges the telephone number for a free one, or for one that is ported in. */
export function ChangeNumberDialog({ subscriber: { number, choices }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [msisdn, setMsisdn] = useState("");
  const [isPortedIn, setPortedIn] = useState(false);
  const { confirm } = useCommand(client.subscriber.changeNumber.mutate, { done: texts.done });
  const send = async (note: string) => {
    if (msisdn.trim() === "") throw new Error(`${texts.msisdn}: ${missing}`);
    await confirm({ number, msisdn, isPortedIn, note });
  };
  return (
    <StepDialog {...dialog} texts={texts} onConfirm={send}>
      <PickField
        label={texts.msisdn}
        hint={texts.msisdnHint}
        value={msisdn}
        offered={isPortedIn ? [] : (choices?.msisdns ?? [])}
        onChange={setMsisdn}
        isRequired
      />
      <Field label={texts.isPortedIn} isInline>
        <Checkbox checked={isPortedIn} onCheckedChange={(checked) => setPortedIn(checked === true)} />
      </Field>
    </StepDialog>
  );
}
