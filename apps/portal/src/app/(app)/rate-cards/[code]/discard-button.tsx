"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { useNavigate } from "@tributary/ui/link-context";
import { rateCardPath } from "@/frame/paths.ts";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { discard: texts } = rateCardTexts;

/** Throws the draft away; the version before it is shown again. */
export function DiscardButton({ code, version }: { readonly code: string; readonly version: number }) {
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { confirm } = useCommand(client.rateCard.discard.mutate, {
    done: texts.done,
    onDone: () => navigate(rateCardPath(code)),
  });
  return (
    <ConfirmDialog
      isDanger
      title={texts.title(version)}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button>{texts.action}</Button>}
      onConfirm={() => confirm({ code, version })}
    />
  );
}
