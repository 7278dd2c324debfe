"use client";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { BillDialogProps } from "./more-actions.tsx";

const { refund: texts, payment } = billTexts;

/** Records money that went back to a subscriber. */
export function RefundDialog({ bill, today, isOpen, onOpenChange }: BillDialogProps) {
  const { subscriber, currency, creditMicros } = bill;
  const client = useTRPCClient();
  const [amount, setAmount] = useState(formatAmount(creditMicros, currency));
  const [reference, setReference] = useState("");
  const [paidOn, setPaidOn] = useState(today);
  const { confirm } = useCommand(client.payment.refund.mutate, { done: texts.done });
  const send = async () => {
    const amountMicros = parseAmount(amount);
    if (amountMicros === null || amountMicros <= 0n) throw new Error(payment.badAmount);
    if (reference.trim() === "") throw new Error(payment.missing);
    await confirm({ subscriber, currency, amountMicros, reference: reference.trim(), paidOn });
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.most, micros: creditMicros, currency }}
      confirmLabel={texts.confirm}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onConfirm={send}
    >
      <Field label={texts.amount(currency)} isRequired>
        <Input inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />
      </Field>
      <Field label={texts.reference} hint={texts.referenceHint} isRequired>
        <Input value={reference} maxLength={120} onChange={({ target }) => setReference(target.value)} />
      </Field>
      <Field label={texts.paidOn} isRequired>
        <Input type="date" value={paidOn} onChange={({ target }) => setPaidOn(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
