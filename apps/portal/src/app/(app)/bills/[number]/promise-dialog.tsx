"use client";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { BillDialogProps } from "./more-actions.tsx";

const { promise: texts } = billTexts;

/** Notes until when somebody has promised to pay. */
export function PromiseDialog({ bill: { subscriber }, today, isOpen, onOpenChange }: BillDialogProps) {
  const client = useTRPCClient();
  const [untilDay, setUntilDay] = useState(today);
  const { confirm } = useCommand(client.payment.promise.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      reason={{ label: texts.note, isRequired: true }}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onConfirm={async (note) => {
        await confirm({ subscriber, untilDay, note });
      }}
    >
      <Field label={texts.until} isRequired>
        <Input type="date" value={untilDay} onChange={({ target }) => setUntilDay(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
