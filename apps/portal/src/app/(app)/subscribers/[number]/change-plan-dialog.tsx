"use client";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { OpenDayField } from "./open-day-field.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { changePlan: texts, missing } = oneSubscriberTexts;

type When = keyof typeof texts.times;

/** Changes the plan: now, with the next month, or since a day that is not billed yet. */
export function ChangePlanDialog({ subscriber: { number, choices }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [plan, setPlan] = useState("");
  const [when, setWhen] = useState<When>("next-cycle");
  const [since, setSince] = useState("");
  const { confirm } = useCommand(client.subscriber.changePlan.mutate, { done: texts.done });
  const send = async (note: string) => {
    if (plan === "") throw new Error(`${texts.plan}: ${missing}`);
    if (when === "since" && since === "") throw new Error(`${texts.since}: ${missing}`);
    await confirm({ number, plan, when: when === "since" ? { since } : when, note });
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
      <Field label={texts.when}>
        <Select
          value={when}
          options={Object.entries(texts.times).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => setWhen(target.value as When)}
        />
      </Field>
      {when === "since" && (
        <OpenDayField
          label={texts.since}
          openDays={choices?.openDays}
          value={since}
          onChange={setSince}
          isRequired
        />
      )}
    </StepDialog>
  );
}
