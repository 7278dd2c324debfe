"use client";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";
import { type AskedTime, chosenTime, TimeFields } from "./time-fields.tsx";

const { changePlan: texts, missing } = oneSubscriberTexts;

/** Changes the plan: now, with the next month, or since a day that is not billed yet. */
export function ChangePlanDialog({ subscriber: { number, choices }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [plan, setPlan] = useState("");
  const [time, setTime] = useState<AskedTime>({ when: "next-cycle", since: "" });
  const { confirm } = useCommand(client.subscriber.changePlan.mutate, { done: texts.done });
  const send = async (note: string) => {
    if (plan === "") throw new Error(`${texts.plan}: ${missing}`);
    await confirm({ number, plan, when: chosenTime(time, texts.since), note });
  };
  return (
    <StepDialog {...dialog} texts={texts} onConfirm={send}>
      <Field label={texts.plan} isRequired>
        <Select
          value={plan}
          placeholder={texts.choosePlan}
          options={(choices?.plans ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={({ target }) => setPlan(target.value)}
        />
      </Field>
      <TimeFields labels={texts} openDays={choices?.openDays} time={time} onChange={setTime} />
    </StepDialog>
  );
}
