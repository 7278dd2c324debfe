"use client";
import { Button } from "@tributary/ui/button";
import { Checkbox } from "@tributary/ui/checkbox";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { AmountField } from "@/frame/amount-field.tsx";
import { statementTexts } from "@/texts/statement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Statement } from "../status.tsx";

const { pay: texts } = statementTexts;

/** Records what the operator paid, in the currency the statement is paid in. */
export function PayButton({ statement }: { readonly statement: Statement }) {
  const { number, standing } = statement;
  const { openMicros, payableCurrency: currency } = standing;
  const [text, setText] = useState(() => formatAmount(openMicros > 0n ? openMicros : 0n, currency));
  const [paidOn, setPaidOn] = useState("");
  const [reference, setReference] = useState("");
  const [isAdvance, setAdvance] = useState(false);
  const client = useTRPCClient();
  const { confirm } = useCommand(client.statement.recordPayment.mutate, {
    done: ({ isNew }) => texts.done(isNew),
  });
  const amountMicros = parseAmount(text);
  const pay = async (): Promise<void> => {
    if (amountMicros === null || amountMicros <= 0n) throw new Error(texts.badAmount);
    if (paidOn === "") throw new Error(texts.badDate);
    if (reference.trim() === "") throw new Error(texts.badReference);
    await confirm({ number, amountMicros, paidOn, reference: reference.trim(), isAdvance });
    setReference("");
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.open, micros: openMicros, currency }}
      confirmLabel={texts.action}
      onConfirm={pay}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField label={texts.amount} currency={currency} text={text} onText={setText} isRequired />
        <Field label={texts.paidOn} isRequired>
          <Input type="date" value={paidOn} onChange={({ target }) => setPaidOn(target.value)} />
        </Field>
      </div>
      <Field label={texts.reference} hint={texts.referenceHint} isRequired>
        <Input value={reference} maxLength={80} onChange={({ target }) => setReference(target.value)} />
      </Field>
      <Field label={texts.advance} isInline>
        <Checkbox checked={isAdvance} onCheckedChange={(checked) => setAdvance(checked === true)} />
      </Field>
    </ConfirmDialog>
  );
}
