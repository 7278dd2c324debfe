"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { toast } from "@tributary/ui/toast";
import { gatewayTexts } from "@/texts/gateway.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Bill } from "../status.tsx";

const { checkout: texts } = gatewayTexts;

interface CheckoutButtonProps {
  readonly bill: Pick<Bill, "number" | "currency" | "openMicros">;
}

/** Makes a page on which the bill can be paid by card. */
export function CheckoutButton({ bill: { number, currency, openMicros } }: CheckoutButtonProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.payment.openCheckout.mutate, {
    onDone: ({ url, message }) => {
      if (url === null) toast.error(message ?? "");
      else toast.success(texts.ready);
    },
  });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: openMicros, currency }}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() => confirm({ billNumber: number ?? "" })}
    />
  );
}
