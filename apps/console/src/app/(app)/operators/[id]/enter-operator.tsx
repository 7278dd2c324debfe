"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { useNavigate } from "@tributary/ui/link-context";
import { DoorOpen } from "lucide-react";
import { operatorTexts } from "@/texts/operators.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

interface EnterOperatorProps {
  readonly operatorId: string;
  readonly name: string;
}

/** Asks why, opens the look into the operator, and leads inside. */
export function EnterOperator({ operatorId, name }: EnterOperatorProps) {
  const texts = operatorTexts.enter;
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { confirm } = useCommand(client.operatorAccess.enter.mutate, {
    done: texts.done(name),
    onDone: () => navigate(`/operators/${operatorId}/inside`),
  });
  return (
    <ConfirmDialog
      title={texts.title(name)}
      description={texts.text}
      reason={{ label: texts.reason, hint: texts.reasonHint, isRequired: true }}
      confirmLabel={texts.confirm}
      onConfirm={(reason) => confirm({ operatorId, reason })}
      trigger={
        <Button>
          <DoorOpen aria-hidden />
          {texts.action}
        </Button>
      }
    />
  );
}
