"use client";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { suspend: texts } = oneSubscriberTexts;

type Reason = Inputs["subscriber"]["suspend"]["reason"];

/** Holds service back, for a reason. */
export function SuspendDialog({ subscriber: { number }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [reason, setReason] = useState<Reason>("lost");
  const { confirm } = useCommand(client.subscriber.suspend.mutate, { done: texts.done });
  return (
    <StepDialog {...dialog} texts={texts} isDanger onConfirm={(note) => confirm({ number, reason, note })}>
      <Field label={texts.reason} isRequired>
        <Select
          value={reason}
          options={Object.entries(texts.reasons).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => setReason(target.value as Reason)}
        />
      </Field>
    </StepDialog>
  );
}
