"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { retentionTexts } from "@/texts/retention.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { holds: texts, classes } = retentionTexts;
const OPTIONS = (["usage", "identity"] as const).map((value) => ({ value, label: classes[value] }));

/** Keeps data whatever the rules say. */
export function PlaceHold() {
  const client = useTRPCClient();
  const [what, setWhat] = useState("");
  const [whose, setWhose] = useState("");
  const { confirm } = useCommand(client.retention.hold.mutate, {
    done: texts.done,
    onDone: () => setWhose(""),
  });
  const send = async (reason: string) => {
    const dataClass = OPTIONS.find(({ value }) => value === what)?.value ?? null;
    await confirm({ dataClass, subscriber: whose.trim() === "" ? null : whose.trim(), reason });
  };
  return (
    <ConfirmDialog
      title={texts.placeTitle}
      description={texts.placeText}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.place}</Button>}
      onConfirm={send}
    >
      <Field label={texts.what}>
        <Select
          value={what}
          placeholder={texts.everything}
          options={OPTIONS}
          onChange={({ target }) => setWhat(target.value)}
        />
      </Field>
      <Field label={texts.subscriber} hint={texts.subscriberHint}>
        <Input value={whose} maxLength={40} onChange={({ target }) => setWhose(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
