"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { retentionTexts } from "@/texts/retention.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { rules: texts, classes } = retentionTexts;

interface ChangeRuleProps {
  readonly dataClass: keyof typeof classes;
  readonly months: number | null;
}

/** Says anew for how many months a class is kept. */
export function ChangeRule({ dataClass, months }: ChangeRuleProps) {
  const client = useTRPCClient();
  const [written, setWritten] = useState(months === null ? "" : String(months));
  const { confirm } = useCommand(client.retention.setRule.mutate, { done: texts.done });
  const send = async () => {
    const text = written.trim();
    if (!/^\d{0,3}$/.test(text)) throw new Error(texts.wrong);
    await confirm({ dataClass, months: text === "" ? null : Number(text) });
  };
  return (
    <ConfirmDialog
      title={texts.changeOf(classes[dataClass])}
      description={texts.after[dataClass]}
      confirmLabel={texts.confirm}
      trigger={<Button aria-label={texts.changeOf(classes[dataClass])}>{texts.change}</Button>}
      onConfirm={send}
    >
      <Field label={texts.months} hint={texts.monthsHint}>
        <Input
          value={written}
          maxLength={3}
          inputMode="numeric"
          onChange={({ target }) => setWritten(target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
