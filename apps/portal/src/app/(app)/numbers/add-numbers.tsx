"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { numberTexts } from "@/texts/inventory.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { add: texts } = numberTexts;

/** Takes a block of numbers into the pool. */
export function AddNumbers() {
  const client = useTRPCClient();
  const [first, setFirst] = useState("");
  const [count, setCount] = useState("100");
  const { confirm } = useCommand(client.number.add.mutate, {
    done: ({ added }) => texts.done(added),
    onDone: () => setFirst(""),
  });
  const send = async () => {
    const missing = first.trim() === "" ? texts.first : /^\d{1,5}$/.test(count) ? null : texts.count;
    if (missing !== null) throw new Error(`${missing}: ${texts.missing}`);
    await confirm({ first, count: Number(count) });
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={send}
    >
      <Field label={texts.first} hint={texts.firstHint} isRequired>
        <Input
          value={first}
          maxLength={40}
          inputMode="tel"
          onChange={({ target }) => setFirst(target.value)}
        />
      </Field>
      <Field label={texts.count} isRequired>
        <Input
          value={count}
          maxLength={5}
          inputMode="numeric"
          onChange={({ target }) => setCount(target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
