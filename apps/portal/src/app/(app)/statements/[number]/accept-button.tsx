"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { statementTexts } from "@/texts/statement.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Statement } from "./load.ts";

type Accepted = Pick<Statement, "number" | "version" | "hash" | "grossMicros" | "currency" | "converted">;

/** Agrees to the version that is shown, by the hash it was shown with. */
export function AcceptButton({ statement }: { readonly statement: Accepted }) {
  const { accept: texts } = statementTexts;
  const client = useTRPCClient();
  const { confirm } = useCommand(client.statement.accept.mutate, { done: texts.done });
  const { number, version, hash, grossMicros, currency, converted } = statement;
  const payable = converted ?? { grossMicros, currency };
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      amount={{ label: texts.amount, micros: payable.grossMicros, currency: payable.currency }}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={() => confirm({ number, version, hash })}
    />
  );
}
