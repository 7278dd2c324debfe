"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { supportTexts } from "@/texts/support.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";

const { scope: texts } = supportTexts;

type Current = Outputs["support"]["current"];

interface SwitchNoticeProps {
  readonly operator: Current["operators"][number];
  readonly from: Current["scope"];
}

/** Stands in the place of a ticket of another operator than the one for which somebody works. */
export function SwitchNotice({ operator, from }: SwitchNoticeProps) {
  const client = useTRPCClient();
  const { run, isPending, refusal } = useCommand(client.support.enter.mutate, { done: texts.switched });
  return (
    <Alert
      tone="warning"
      title={texts.switchTitle(operator.name)}
      action={
        <Button variant="primary" isPending={isPending} onClick={() => void run({ operatorId: operator.id })}>
          {texts.switch(operator.name)}
        </Button>
      }
    >
      <p>{from === null ? texts.switchTo(operator.name) : texts.switchFrom(from.name, operator.name)}</p>
      {refusal && <p role="alert">{refusal.message}</p>}
    </Alert>
  );
}
