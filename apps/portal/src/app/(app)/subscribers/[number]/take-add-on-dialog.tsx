"use client";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";
import { type AskedTime, chosenTime, TimeFields } from "./time-fields.tsx";

const { takeAddOn: texts, missing } = oneSubscriberTexts;

/** Takes an add-on or a pass beside the plan. */
export function TakeAddOnDialog({ subscriber: { number, choices }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [addOn, setAddOn] = useState("");
  const [time, setTime] = useState<AskedTime>({ when: "now", since: "" });
  const { confirm } = useCommand(client.subscriber.takeAddOn.mutate, { done: texts.done });
  const send = async (note: string) => {
    if (addOn === "") throw new Error(`${texts.addOn}: ${missing}`);
    await confirm({ number, addOn, when: chosenTime(time, texts.since), note });
  };
  return (
    <StepDialog {...dialog} texts={texts} onConfirm={send}>
      <Field label={texts.addOn} isRequired>
        <Select
          value={addOn}
          placeholder={texts.choose}
          options={(choices?.addOns ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={({ target }) => setAddOn(target.value)}
        />
      </Field>
      <TimeFields labels={texts} openDays={choices?.openDays} time={time} onChange={setTime} />
    </StepDialog>
  );
}
