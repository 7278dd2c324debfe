"use client";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatPeriod } from "@tributary/ui/format/period";
import { useRouter } from "next/navigation";
import { billPath } from "@/frame/paths.ts";
import { billTexts } from "@/texts/bill.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { BillDialogProps } from "./more-actions.tsx";

const { rebill, drawUpAgain } = billTexts;

/** Takes a bill back whole and puts another in its place, which it leads to. */
export function RebillDialog({ bill, leftMicros, isOpen, onOpenChange }: BillDialogProps) {
  const { number, currency } = bill;
  const client = useTRPCClient();
  const router = useRouter();
  const { confirm } = useCommand(client.bill.rebill.mutate, {
    done: rebill.done,
    onDone: (made) => router.push(billPath(made.number)),
  });
  return (
    <ConfirmDialog
      title={rebill.title}
      description={rebill.description}
      amount={{ label: rebill.amount, micros: leftMicros, currency }}
      reason={{ isRequired: true }}
      confirmLabel={rebill.confirm}
      isDanger
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onConfirm={async (reason) => {
        await confirm({ number: number ?? "", reason });
      }}
    />
  );
}

/** Bills somebody again whose bill was taken back whole. */
export function DrawUpAgainDialog({ bill, isOpen, onOpenChange }: BillDialogProps) {
  const { subscriber, period } = bill;
  const client = useTRPCClient();
  const router = useRouter();
  const { confirm } = useCommand(client.bill.drawUpAgain.mutate, {
    done: drawUpAgain.done,
    onDone: (made) => router.push(billPath(made.number)),
  });
  return (
    <ConfirmDialog
      title={drawUpAgain.title(formatPeriod(period))}
      description={drawUpAgain.description}
      reason={{ isRequired: true }}
      confirmLabel={drawUpAgain.confirm}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      onConfirm={async (reason) => {
        await confirm({ subscriber, period, reason });
      }}
    />
  );
}
