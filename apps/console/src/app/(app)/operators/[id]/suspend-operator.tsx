"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { operatorTexts } from "@/texts/operators.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { suspend, resume } = operatorTexts;

interface SuspendOperatorProps {
  readonly operatorId: string;
  readonly name: string;
  readonly status: string;
}

/** Suspends an operator that is live, and resumes one that is not, for a reason. */
export function SuspendOperator({ operatorId, name, status }: SuspendOperatorProps) {
  const client = useTRPCClient();
  const isLive = status === "live";
  const texts = isLive ? suspend : resume;
  const { operator } = client;
  const { confirm } = useCommand((isLive ? operator.suspend : operator.resume).mutate, { done: texts.done });
  if (status !== "live" && status !== "suspended") return null;
  return (
    <ConfirmDialog
      title={texts.title(name)}
      description={texts.description}
      reason={{ label: texts.reason, hint: texts.hint, isRequired: true }}
      confirmLabel={texts.confirm}
      isDanger={isLive}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={(reason) => confirm({ operatorId, reason })}
    />
  );
}
