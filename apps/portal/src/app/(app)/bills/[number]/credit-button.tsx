"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Bill } from "../status.tsx";

interface CreditButtonProps {
  readonly bill: Pick<Bill, "number" | "currency">;
  /** What is left of it, with its tax. */
  readonly leftMicros: bigint;
}

/** Takes back what is left of a bill. */
export function CreditButton({ bill: { number, currency }, leftMicros }: CreditButtonProps) {
  const { credit: texts } = billTexts;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.bill.credit.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: leftMicros, currency }}
      reason={{ isRequired: true }}
      confirmLabel={texts.confirm}
      isDanger
      trigger={<Button>{texts.action}</Button>}
      onConfirm={async (reason) => {
        await confirm({ number: number ?? "", lines: null, reason });
      }}
    />
  );
}
