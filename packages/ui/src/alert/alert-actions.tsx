"use client";
import { useState } from "react";
import { Button } from "../button.tsx";
import { useCommand } from "../command.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Field } from "../field.tsx";
import { formatDecimal } from "../format/quantity.ts";
import { Select } from "../select.tsx";
import type { ShownAlert } from "./alert.ts";
import { useAlertCommands } from "./alert-commands.tsx";
import { alertWords } from "./texts.ts";

const { acknowledge, snooze, dismiss } = alertWords;

const DAY = 86_400_000;
const SPANS = { day: DAY, week: 7 * DAY, month: 30 * DAY } as const;
type Span = keyof typeof SPANS;

interface AlertActionsProps {
  readonly alert: ShownAlert;
  /** The setting that a false alarm moves, in words. */
  readonly setting: string;
}

/** What may be done about an alert that stands. */
export function AlertActions({ alert, setting }: AlertActionsProps) {
  const { id, status } = alert;
  if (status === "closed" || status === "false-positive") return null;
  return (
    <>
      <Dismiss alert={alert} setting={setting} />
      <Snooze id={id} />
      {status !== "acknowledged" && <Acknowledge id={id} />}
    </>
  );
}

function Acknowledge({ id }: { readonly id: string }) {
  const commands = useAlertCommands();
  const { confirm } = useCommand(commands.acknowledge, { done: acknowledge.done });
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
  const commands = useAlertCommands();
  const [span, setSpan] = useState<Span>("day");
  const { confirm } = useCommand(commands.snooze, { done: snooze.done });
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

function Dismiss({ alert: { id, excuse }, setting }: AlertActionsProps) {
  const commands = useAlertCommands();
  const { confirm } = useCommand(commands.dismiss, { done: dismiss.done });
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
