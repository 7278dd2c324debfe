"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { simTexts } from "@/texts/inventory.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";

const { add: texts, kinds } = simTexts;

type Batch = Omit<Inputs["sim"]["add"], "idempotencyKey">;

const NOTHING: Batch = { batch: "", kind: "physical", isTest: false, text: "" };

/** Takes a batch of SIMs into stock. */
export function AddSims() {
  const client = useTRPCClient();
  const [sims, setSims] = useState(NOTHING);
  const { confirm } = useCommand(client.sim.add.mutate, {
    done: ({ added }) => texts.done(added),
    onDone: () => setSims(NOTHING),
  });
  const put = (change: Partial<Batch>) => setSims((was) => ({ ...was, ...change }));
  const send = async () => {
    const missing = sims.batch.trim() === "" ? texts.batch : sims.text.trim() === "" ? texts.text : null;
    if (missing !== null) throw new Error(`${missing}: ${texts.missing}`);
    await confirm(sims);
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={send}
    >
      <Field label={texts.batch} hint={texts.batchHint} isRequired>
        <Input value={sims.batch} maxLength={60} onChange={({ target }) => put({ batch: target.value })} />
      </Field>
      <Field label={texts.kind}>
        <Select
          value={sims.kind}
          options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => put({ kind: target.value as Batch["kind"] })}
        />
      </Field>
      <Field label={texts.text} hint={texts.textHint} isRequired>
        <Textarea
          value={sims.text}
          rows={6}
          spellCheck={false}
          onChange={({ target }) => put({ text: target.value })}
        />
      </Field>
      <Field label={texts.isTest} isInline>
        <Checkbox checked={sims.isTest} onCheckedChange={(checked) => put({ isTest: checked === true })} />
      </Field>
    </ConfirmDialog>
  );
}
