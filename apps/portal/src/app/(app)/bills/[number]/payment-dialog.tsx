"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Inputs } from "@/trpc/outputs.ts";
import type { Bill } from "../status.tsx";

type Method = Inputs["payment"]["record"]["method"];

interface PaymentDialogProps {
  readonly bill: Pick<Bill, "number" | "currency" | "openMicros">;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Records what was paid on a bill. */
export function PaymentDialog({ bill: { number, currency, openMicros }, today }: PaymentDialogProps) {
  const { payment: texts, detail } = billTexts;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.payment.record.mutate, { done: texts.done });
  const [amount, setAmount] = useState(formatAmount(openMicros > 0n ? openMicros : 0n, currency));
  const [method, setMethod] = useState<Method>("transfer");
  const [reference, setReference] = useState("");
  const [paidOn, setPaidOn] = useState(today);
  const record = async () => {
    const amountMicros = parseAmount(amount);
    if (amountMicros === null || amountMicros <= 0n) throw new Error(texts.badAmount);
    if (reference.trim() === "") throw new Error(texts.missing);
    await confirm({ billNumber: number ?? "", amountMicros, method, reference: reference.trim(), paidOn });
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={record}
    >
      <Field label={texts.amount(currency)} isRequired>
        <Input inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />
      </Field>
      <Field label={texts.method} isRequired>
        <Select
          value={method}
          options={(["transfer", "card", "cash"] as const).map((value) => ({
            value,
            label: detail.payments.methods[value],
          }))}
          onChange={({ target }) => setMethod(target.value as Method)}
        />
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
