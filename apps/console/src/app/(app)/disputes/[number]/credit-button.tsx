"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { useState } from "react";
import { AmountField } from "@/frame/amount-field.tsx";
import { disputeTexts } from "@/texts/dispute.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Dispute } from "../status.tsx";

const { credit: texts } = disputeTexts.next;

/** Enters the credit note for what was granted. */
export function CreditButton({ dispute }: { readonly dispute: Dispute }) {
  const { number, creditedMicros, currency } = dispute;
  const [text, setText] = useState(() => formatAmount(creditedMicros, currency));
  const client = useTRPCClient();
  const { confirm } = useCommand(client.dispute.credit.mutate, { done: texts.done });
  const amountMicros = parseAmount(text);
  const send = async (note: string): Promise<void> => {
    if (amountMicros === null || amountMicros < 0n) throw new Error(texts.badAmount);
    await confirm({ number, note, amountMicros });
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{texts.action}</Button>}
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.granted, micros: creditedMicros, currency }}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.action}
      onConfirm={send}
    >
      <AmountField label={texts.amount} currency={currency} text={text} onText={setText} isRequired />
    </ConfirmDialog>
  );
}
