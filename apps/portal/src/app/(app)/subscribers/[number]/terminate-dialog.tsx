"use client";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { oneSubscriberTexts } from "@/texts/one-subscriber.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";
import { StepDialog, type StepDialogProps } from "./step-dialog.tsx";

const { terminate: texts } = oneSubscriberTexts;

type Kind = Inputs["subscriber"]["terminate"]["kind"];

/** Ends a subscriber for ever. */
export function TerminateDialog({ subscriber: { number }, ...dialog }: StepDialogProps) {
  const client = useTRPCClient();
  const [kind, setKind] = useState<Kind>("voluntary");
  const { confirm } = useCommand(client.subscriber.terminate.mutate, { done: texts.done });
  return (
    <StepDialog {...dialog} texts={texts} isDanger onConfirm={(note) => confirm({ number, kind, note })}>
      <Field label={texts.kind} isRequired>
        <Select
          value={kind}
          options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => setKind(target.value as Kind)}
        />
      </Field>
    </StepDialog>
  );
}
