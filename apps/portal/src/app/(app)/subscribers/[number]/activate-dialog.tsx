"use client";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { OpenDayField } from "./open-day-field.tsx";
import { PickField } from "./pick-field.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { activate: texts } = oneSubscriberTexts;

const NOTHING = { plan: "", iccid: "", msisdn: "", since: "" };

/** Puts a subscriber into service; what it has already is left empty. */
export function ActivateDialog({ subscriber: { number, choices }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [given, setGiven] = useState(NOTHING);
  const { confirm } = useCommand(client.subscriber.activate.mutate, { done: texts.done });
  const put = (change: Partial<typeof NOTHING>) => setGiven((was) => ({ ...was, ...change }));
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
  const send = () =>
    confirm({
      number,
      plan: orNull(given.plan),
      iccid: orNull(given.iccid),
      msisdn: orNull(given.msisdn),
      since: orNull(given.since),
    });
  return (
    <StepDialog {...dialog} texts={texts} note={null} onConfirm={send}>
      <p className="text-muted-foreground text-sm">{texts.keep}</p>
      <Field label={texts.plan}>
        <Select
          value={given.plan}
          placeholder={texts.choosePlan}
          options={(choices?.plans ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={({ target }) => put({ plan: target.value })}
        />
      </Field>
      <PickField
        label={texts.iccid}
        hint={texts.iccidHint}
        value={given.iccid}
        offered={choices?.iccids ?? []}
        onChange={(iccid) => put({ iccid })}
      />
      <PickField
        label={texts.msisdn}
        hint={texts.msisdnHint}
        value={given.msisdn}
        offered={choices?.msisdns ?? []}
        onChange={(msisdn) => put({ msisdn })}
      />
      <OpenDayField
        label={texts.since}
        openDays={choices?.openDays}
        value={given.since}
        onChange={(since) => put({ since })}
      />
    </StepDialog>
  );
}
