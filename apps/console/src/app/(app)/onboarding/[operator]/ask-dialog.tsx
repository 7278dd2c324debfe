"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { goLive: texts } = onboardingTexts;

/** Asks for go-live from a day on; with an open gate it stays open and says which. */
export function AskDialog({ operatorId, today }: { readonly operatorId: string; readonly today: string }) {
  const [from, setFrom] = useState(today);
  const client = useTRPCClient();
  const { confirm } = useCommand(client.onboarding.ask.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      trigger={<Button variant="primary">{texts.action}</Button>}
      onConfirm={() => confirm({ operatorId, from })}
    >
      <Field label={texts.from} isRequired>
        <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
