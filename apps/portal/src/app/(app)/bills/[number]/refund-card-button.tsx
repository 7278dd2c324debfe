"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatAmount } from "@tributary/ui/format/money";
import { parseAmount } from "@tributary/ui/format/parse-amount";
import { Input } from "@tributary/ui/input";
import { toast } from "@tributary/ui/toast";
import { useState } from "react";
import { gatewayTexts } from "@/texts/gateway.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { refund: texts } = gatewayTexts;

interface RefundCardButtonProps {
  readonly checkoutId: string;
  readonly refundableMicros: bigint;
  readonly currency: string;
}

/** Gives money back to the card that it came from. */
export function RefundCardButton({ checkoutId, refundableMicros, currency }: RefundCardButtonProps) {
  const client = useTRPCClient();
  const [amount, setAmount] = useState(formatAmount(refundableMicros, currency));
  const { confirm } = useCommand(client.payment.refundCard.mutate, {
    onDone: ({ status, message }) => {
      const words = [texts.statuses[status], message ?? ""].join(" ").trim();
      if (status === "failed") toast.error(words);
      else toast.success(words);
    },
  });
  const refund = async () => {
    const amountMicros = parseAmount(amount);
    if (amountMicros === null || amountMicros <= 0n) throw new Error(texts.badAmount);
    await confirm({ checkoutId, amountMicros });
  };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      isDanger
      trigger={<Button>{texts.action}</Button>}
      onOpenChange={(isOpen) => isOpen && setAmount(formatAmount(refundableMicros, currency))}
      onConfirm={refund}
    >
      <Field label={texts.amount(currency)} isRequired>
        <Input value={amount} inputMode="decimal" onChange={({ target }) => setAmount(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
