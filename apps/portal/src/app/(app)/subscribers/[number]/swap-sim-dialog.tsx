"use client";
import { useCommand } from "@tributary/ui/command";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { PickField } from "./pick-field.tsx";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { swapSim: texts, missing } = oneSubscriberTexts;

/** Exchanges the SIM for one in stock. */
export function SwapSimDialog({ subscriber: { number, choices }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [iccid, setIccid] = useState("");
  const { confirm } = useCommand(client.subscriber.swapSim.mutate, { done: texts.done });
  const send = async (note: string) => {
    if (iccid.trim() === "") throw new Error(`${texts.iccid}: ${missing}`);
    await confirm({ number, iccid, note });
  };
  return (
    <StepDialog {...dialog} texts={texts} onConfirm={send}>
      <PickField
        label={texts.iccid}
        hint={texts.iccidHint}
        value={iccid}
        offered={choices?.iccids ?? []}
        onChange={setIccid}
        isRequired
      />
    </StepDialog>
  );
}
