"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { takeBack: texts, why, whyHint, done } = fixTexts;

/** Lets rejected records wait again. */
export function TakeBackDialog({ redriveId }: { readonly redriveId: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.quarantine.takeBack.mutate, {
    done: ({ records }) => done.takeBack(formatDecimal(BigInt(records))),
  });
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" className="justify-self-start">
          {texts.action}
        </Button>
      }
      title={texts.title}
      description={texts.description}
      reason={{ label: why, hint: whyHint, isRequired: true }}
      confirmLabel={texts.confirm}
      onConfirm={(reason) => confirm({ redriveId, why: reason })}
    />
  );
}
