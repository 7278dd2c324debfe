"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Textarea } from "@tributary/ui/textarea";
import { useState } from "react";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Dispute } from "../status.tsx";

const { raise: texts } = disputeTexts.next;

/** Sends the notice; after the window it asks why so late. */
export function RaiseButton({ dispute }: { readonly dispute: Dispute }) {
  const { number, mnoName, netRecoverableMicros, currency, noticeDaysLeft } = dispute;
  const isLate = noticeDaysLeft !== null && noticeDaysLeft < 0;
  const client = useTRPCClient();
  const [overrideReason, setOverrideReason] = useState("");
  const { confirm } = useCommand(client.dispute.raise.mutate, {
    done: ({ withheldMicros }) => texts.done(withheldMicros > 0n),
  });
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{texts.action}</Button>}
      title={texts.title}
      description={texts.description(mnoName)}
      amount={{ label: texts.amount, micros: netRecoverableMicros, currency }}
      reason={{ label: texts.note, hint: texts.noteHint, isRequired: true }}
      confirmLabel={texts.action}
      onConfirm={(note) => confirm({ number, note, ...(isLate && { overrideReason }) })}
    >
      {isLate && (
        <Field label={texts.override} hint={texts.overrideHint} isRequired>
          <Textarea value={overrideReason} onChange={({ target }) => setOverrideReason(target.value)} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
