"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { AmountField } from "@/frame/amount-field.tsx";
import { ledgerTexts } from "@/texts/ledger.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { pay: texts } = ledgerTexts;

type Invoice = Outputs["ledger"]["payables"][number]["invoices"][number];

/** Records what was paid of a network's invoice. */
export function PayButton({ invoice }: { readonly invoice: Invoice }) {
  const { invoiceId, number, currency, payableMicros } = invoice;
  const [text, setText] = useState(() => formatAmount(payableMicros, currency));
  const [reference, setReference] = useState("");
  const client = useTRPCClient();
  const { confirm } = useCommand(client.ledger.recordMnoPayment.mutate, {
    done: ({ isNew }) => texts.done(isNew),
  });
  const amountMicros = parseAmount(text);
  const pay = async (): Promise<void> => {
    if (amountMicros === null || amountMicros <= 0n) throw new Error(texts.badAmount);
    if (reference.trim() === "") throw new Error(texts.badReference);
    await confirm({ invoiceId, amountMicros, reference: reference.trim() });
    setReference("");
  };
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={texts.actionFor(number)}>
          {texts.action}
        </Button>
      }
      title={texts.title(number)}
      description={texts.description}
      amount={{ label: texts.payable, micros: payableMicros, currency }}
      confirmLabel={texts.confirm}
      onConfirm={pay}
    >
      <AmountField label={texts.amount} currency={currency} text={text} onText={setText} isRequired />
      <Field label={texts.reference} hint={texts.referenceHint} isRequired>
        <Input value={reference} maxLength={80} onChange={({ target }) => setReference(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
