"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { onboardingTexts } from "@/texts/onboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { supply: texts } = onboardingTexts;

/** Hands in what an item waits for: in words, and where it lies. */
export function SupplyAction({ code, title }: { readonly code: string; readonly title: string }) {
  const [link, setLink] = useState("");
  const client = useTRPCClient();
  const { confirm } = useCommand(client.onboarding.supply.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={title}
      description={texts.description}
      reason={{ label: texts.text, isRequired: true }}
      confirmLabel={texts.confirm}
      trigger={
        <Button size="sm" aria-label={texts.actionLabel(title)}>
          {texts.action}
        </Button>
      }
      onConfirm={(text) => confirm({ code, text, link })}
    >
      <Field label={texts.link} hint={texts.linkHint}>
        <Input type="url" value={link} maxLength={500} onChange={({ target }) => setLink(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
