"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { offboardingTexts } from "@/texts/offboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { home: texts } = offboardingTexts;

/** Notes that a number which was ported out has come home. */
export function NumberHome({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const [msisdn, setMsisdn] = useState("");
  const { confirm } = useCommand(client.offboarding.returnHome.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() => confirm({ id, msisdn })}
    >
      <Field label={texts.msisdn} hint={texts.msisdnHint}>
        <Input required value={msisdn} onChange={(event) => setMsisdn(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
