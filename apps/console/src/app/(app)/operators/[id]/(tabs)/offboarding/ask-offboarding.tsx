"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { useState } from "react";
import { offboardingTexts } from "@/texts/offboarding.ts";
import { useTRPCClient } from "@/trpc/client.tsx";

const { ask: texts } = offboardingTexts;

const USUAL_LATE_DAYS = "90";

/** Asks for the last day of an operator. */
export function AskOffboarding({ operatorId }: { readonly operatorId: string }) {
  const client = useTRPCClient();
  const [lastDay, setLastDay] = useState("");
  const [lateDays, setLateDays] = useState(USUAL_LATE_DAYS);
  const { confirm } = useCommand(client.offboarding.ask.mutate, { done: texts.done });
  return (
    <ConfirmDialog
      title={texts.title}
      description={texts.description}
      reason={{ label: texts.reason, isRequired: true }}
      confirmLabel={texts.confirm}
      isDanger
      trigger={<Button>{texts.action}</Button>}
      onConfirm={(reason) => confirm({ operatorId, lastDay, lateDays: Number(lateDays), reason })}
    >
      <div className="grid gap-4">
        <Field label={texts.lastDay} hint={texts.lastDayHint}>
          <Input type="date" required value={lastDay} onChange={(event) => setLastDay(event.target.value)} />
        </Field>
        <Field label={texts.lateDays} hint={texts.lateDaysHint}>
          <Input
            type="number"
            min={0}
            max={400}
            required
            value={lateDays}
            onChange={(event) => setLateDays(event.target.value)}
          />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
