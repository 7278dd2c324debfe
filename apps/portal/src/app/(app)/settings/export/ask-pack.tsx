"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { useState } from "react";
import { exportPackTexts } from "@/texts/export-pack.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { ask: texts } = exportPackTexts;

/** Asks for an archive, with or without who people are. */
export function AskPack() {
  const client = useTRPCClient();
  const [includesPersonal, setIncludesPersonal] = useState(false);
  const { confirm } = useCommand(client.exportPack.ask.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.text}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.trigger}</Button>}
      onConfirm={async () => {
        await confirm({ includesPersonal });
      }}
    >
      <Field label={texts.personal} hint={texts.personalHint} isInline>
        <Checkbox
          checked={includesPersonal}
          onCheckedChange={(checked) => setIncludesPersonal(checked === true)}
        />
      </Field>
    </ConfirmDialog>
  );
}
