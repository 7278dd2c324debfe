"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { templateTexts } from "@/texts/operator-template.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { publish: texts } = templateTexts;

interface PublishActionProps {
  readonly code: string;
  readonly version: number;
  readonly fingerprint: string;
}

/** Publishes a draft as it is looked at; whoever wrote it is refused. */
export function PublishAction({ code, version, fingerprint }: PublishActionProps) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.operatorTemplate.publish.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={() => confirm({ code, version, fingerprint })}
    />
  );
}
