"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { useCommand } from "@tributary/ui/command";
import { Field } from "@tributary/ui/field";
import { Input } from "@tributary/ui/input";
import { Select } from "@tributary/ui/select";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { useState } from "react";
import { notificationTexts as texts } from "@/texts/notification.ts";
import { webhookTexts } from "@/texts/webhook.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { clockOf, minutesOf } from "./clock.ts";

type Shown = Outputs["notification"]["show"];
type Choice = Shown["choices"][number];

const { ways, columns, schedule: words } = texts;
const WAYS = (["at-once", "daily", "none"] as const).map((value) => ({ value, label: ways[value] }));

const draftOf = ({ schedule, choices }: Shown) => ({
  ...{ choices, zone: schedule.zone, digestAt: clockOf(schedule.digestAt) },
  ...{ quietFrom: clockOf(schedule.quietFrom), quietUntil: clockOf(schedule.quietUntil) },
});

type Draft = ReturnType<typeof draftOf>;

/** How and when somebody hears of what happens. */
export function Choices({ shown }: { readonly shown: Shown }) {
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(shown));
  const { run, isPending, refusal } = useCommand(client.notification.save.mutate, { done: texts.saved });
  const put = (changed: Partial<Draft>) => setDraft((was) => ({ ...was, ...changed }));
  const save = () =>
    run({
      choices: [...draft.choices],
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
            <RowHead>{webhookTexts.events[type]}</RowHead>
            <Cell>
              <Select
                aria-label={texts.wayOf(webhookTexts.events[type])}
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
