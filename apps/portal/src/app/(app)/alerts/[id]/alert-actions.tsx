"use client";
import { Button } from "@tributary/ui/button";
import { useCommand } from "@tributary/ui/command";
import { ConfirmDialog } from "@tributary/ui/confirm-dialog";
import { Field } from "@tributary/ui/field";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Select } from "@tributary/ui/select";
import { useState } from "react";
import { alertTexts } from "@/texts/alert.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Alert } from "../parts.tsx";

const { acknowledge, snooze, dismiss, settings } = alertTexts;

const DAY = 86_400_000;
const SPANS = { day: DAY, week: 7 * DAY, month: 30 * DAY } as const;
type Span = keyof typeof SPANS;

/** What may be done about an alert that stands. */
export function AlertActions({ alert }: { readonly alert: Alert }) {
  const { id, status } = alert;
  if (status === "closed" || status === "false-positive") return null;
  return (
    <>
      <Dismiss alert={alert} />
      <Snooze id={id} />
      {status !== "acknowledged" && <Acknowledge id={id} />}
    </>
  );
}

function Acknowledge({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.alert.acknowledge.mutate, { done: acknowledge.done });
  return (
    <ConfirmDialog
      title={acknowledge.title}
      description={acknowledge.description}
      reason={{ label: acknowledge.reason, isRequired: true }}
      confirmLabel={acknowledge.confirm}
      trigger={<Button variant="primary">{acknowledge.action}</Button>}
      onConfirm={(reason) => confirm({ ids: [id], reason })}
    />
  );
}

function Snooze({ id }: { readonly id: string }) {
  const client = useTRPCClient();
  const [span, setSpan] = useState<Span>("day");
  const { confirm } = useCommand(client.alert.snooze.mutate, { done: snooze.done });
  return (
    <ConfirmDialog
      title={snooze.title}
      description={snooze.description}
      reason={{ label: snooze.reason, isRequired: true }}
      confirmLabel={snooze.confirm}
      trigger={<Button>{snooze.action}</Button>}
      onConfirm={(reason) => confirm({ id, reason, until: new Date(Date.now() + SPANS[span]) })}
    >
      <Field label={snooze.for}>
        <Select
          value={span}
          options={Object.entries(snooze.choices).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setSpan(event.target.value as Span)}
        />
      </Field>
    </ConfirmDialog>
  );
}

function Dismiss({ alert: { id, excuse } }: { readonly alert: Alert }) {
  const client = useTRPCClient();
  const { confirm } = useCommand(client.alert.dismiss.mutate, { done: dismiss.done });
  const setting = settings.names[excuse.setting] ?? excuse.setting;
  return (
    <ConfirmDialog
      title={dismiss.title}
      description={dismiss.description(setting, formatDecimal(`${excuse.value}`))}
      reason={{ label: dismiss.reason, isRequired: true }}
      confirmLabel={dismiss.confirm}
      isDanger
      trigger={<Button>{dismiss.action}</Button>}
      onConfirm={(reason) => confirm({ id, reason })}
    />
  );
}
