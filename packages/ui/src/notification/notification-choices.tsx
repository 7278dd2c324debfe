"use client";
import { useState } from "react";
import { Alert } from "../alert.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { useCommand } from "../command.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { Select } from "../select.tsx";
import { Cell, HeadCell, RowHead, Table } from "../table.tsx";
import { webhookTexts } from "../webhook/texts.ts";
import { clockOf, minutesOf } from "./clock.ts";
import { notificationTexts as texts } from "./texts.ts";

type Way = "at-once" | "daily" | "none";

interface Choice {
  readonly type: string;
  readonly way: Way;
}

/** Minutes are from midnight, in the zone. */
interface Schedule {
  readonly zone: string;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly digestAt: number;
}

interface Shown {
  readonly choices: readonly Choice[];
  readonly schedule: Schedule;
}

/** How an application sends what somebody has chosen. */
export type SaveNotifications = (input: Shown & { readonly idempotencyKey: string }) => Promise<unknown>;

interface NotificationChoicesProps {
  readonly shown: Shown;
  readonly save: SaveNotifications;
}

const EVENTS: Readonly<Record<string, string>> = webhookTexts.events;

const { ways, columns, schedule: words } = texts;
const WAYS = (["at-once", "daily", "none"] as const).map((value) => ({ value, label: ways[value] }));

const draftOf = ({ schedule, choices }: Shown) => ({
  ...{ choices, zone: schedule.zone, digestAt: clockOf(schedule.digestAt) },
  ...{ quietFrom: clockOf(schedule.quietFrom), quietUntil: clockOf(schedule.quietUntil) },
});

type Draft = ReturnType<typeof draftOf>;

/** How and when somebody hears of what happens. */
export function NotificationChoices({ shown, save: send }: NotificationChoicesProps) {
  const [draft, setDraft] = useState(() => draftOf(shown));
  const { run, isPending, refusal } = useCommand(send, { done: texts.saved });
  const put = (changed: Partial<Draft>) => setDraft((was) => ({ ...was, ...changed }));
  const save = () =>
    run({
      choices: draft.choices,
      schedule: {
        zone: draft.zone.trim(),
        quietFrom: minutesOf(draft.quietFrom),
        quietUntil: minutesOf(draft.quietUntil),
        digestAt: minutesOf(draft.digestAt) ?? shown.schedule.digestAt,
      },
    });
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Card title={words.title}>
        <Times draft={draft} put={put} />
      </Card>
      <Card isFlush>
        <Ways choices={draft.choices} put={put} />
      </Card>
      {refusal !== null && <Alert tone="bad" title={refusal.message} isAnnounced />}
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}

interface TimesProps {
  readonly draft: Draft;
  readonly put: (changed: Partial<Draft>) => void;
}

function Times({ draft, put }: TimesProps) {
  const clock = (name: "digestAt" | "quietFrom" | "quietUntil") => (
    <Input type="time" value={draft[name]} onChange={({ target }) => put({ [name]: target.value })} />
  );
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={words.zone} hint={words.zoneHint} isRequired>
        <Input value={draft.zone} maxLength={60} onChange={({ target }) => put({ zone: target.value })} />
      </Field>
      <Field label={words.digestAt} isRequired>
        {clock("digestAt")}
      </Field>
      <Field label={words.quietFrom} hint={words.quietHint}>
        {clock("quietFrom")}
      </Field>
      <Field label={words.quietUntil}>{clock("quietUntil")}</Field>
    </div>
  );
}

interface WaysProps extends Pick<TimesProps, "put"> {
  readonly choices: readonly Choice[];
}

function Ways({ choices, put }: WaysProps) {
  const choose = (type: Choice["type"], text: string) => {
    const way = WAYS.find(({ value }) => value === text)?.value;
    if (way === undefined) return;
    put({ choices: choices.map((choice) => (choice.type === type ? { type, way } : choice)) });
  };
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.event}</HeadCell>
          <HeadCell>{columns.way}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {choices.map(({ type, way }) => (
          <tr key={type}>
            <RowHead>{EVENTS[type] ?? type}</RowHead>
            <Cell>
              <Select
                aria-label={texts.wayOf(EVENTS[type] ?? type)}
                value={way}
                options={WAYS}
                onChange={({ target }) => choose(type, target.value)}
              />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
