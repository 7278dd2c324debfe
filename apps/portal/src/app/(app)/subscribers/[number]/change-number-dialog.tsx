"use client";
import { useCommand } from "@tributary/ui/command";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { PickField } from "./pick-field.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { changeNumber: texts, missing } = oneSubscriberTexts;

/** Exchanges the telephone number for one that is free, or reserved for the subscriber. */
export function ChangeNumberDialog({ subscriber: { number, choices }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [msisdn, setMsisdn] = useState("");
  const { confirm } = useCommand(client.subscriber.changeNumber.mutate, { done: texts.done });
  const send = async (note: string) => {
    if (msisdn.trim() === "") throw new Error(`${texts.msisdn}: ${missing}`);
    await confirm({ number, msisdn, note });
  };
  return (
    <StepDialog {...dialog} texts={texts} onConfirm={send}>
      <PickField
        label={texts.msisdn}
        hint={texts.msisdnHint}
        value={msisdn}
        offered={choices?.msisdns ?? []}
        onChange={setMsisdn}
        isRequired
      />
    </StepDialog>
  );
}
