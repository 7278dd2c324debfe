"use client";
import { type ReactNode, useMemo } from "react";
import { Button } from "../button.tsx";
import { useCommand } from "../command.tsx";
import { type DataColumn, DataTable } from "../data-table.tsx";
import { Instant } from "../instant.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { webhookTexts } from "./texts.ts";
import type { Delivery } from "./webhook.ts";
import { useWebhookCommands } from "./webhook-commands.tsx";

const { log: texts, events, replay, none } = webhookTexts;
const NAMES: Readonly<Record<string, string>> = events;
const TONES = { waiting: "info", running: "info", done: "good", failed: "bad" } as const;

const COLUMNS: readonly DataColumn<Delivery>[] = [
  {
    id: "event",
    header: texts.columns.event,
    isRowHead: true,
    cell: ({ eventType }) => NAMES[eventType] ?? eventType,
  },
  {
    id: "at",
    header: texts.columns.at,
    className: "max-sm:hidden",
    cell: ({ createdAt }) => <Instant at={createdAt} zone="UTC" style="second" />,
  },
  {
    id: "tries",
    header: texts.columns.tries,
    align: "end",
    className: "max-md:hidden",
    cell: ({ tries }) => tries.length,
  },
  {
    id: "answer",
    header: texts.columns.answer,
    className: "max-lg:hidden",
    cell: (delivery) => <LastTry delivery={delivery} />,
  },
  {
    id: "state",
    header: texts.columns.state,
    cell: ({ status }) => <StatusBadge tone={TONES[status]}>{texts.states[status]}</StatusBadge>,
  },
];

const AGAIN: DataColumn<Delivery> = {
  id: "again",
  header: texts.columns.again,
  align: "end",
  cell: ({ id, dueAt }) => dueAt === null && <Again id={id} />,
};

interface DeliveryTableProps {
  readonly rows: readonly Delivery[];
  readonly canWrite: boolean;
  readonly empty: ReactNode;
}

/** One page of what was sent, the latest first, with what was answered. */
export function DeliveryTable({ rows, canWrite, empty }: DeliveryTableProps) {
  const columns = useMemo(() => (canWrite ? [...COLUMNS, AGAIN] : COLUMNS), [canWrite]);
  return (
    <DataTable
      caption={texts.caption}
      columns={columns}
      rows={rows}
      getRowId={({ id }) => id}
      empty={empty}
    />
  );
}

function LastTry({ delivery: { tries, body } }: { readonly delivery: Delivery }) {
  const [last] = tries;
  return (
    <details>
      <summary className="cursor-pointer">{last === undefined ? none : saidBy(last)}</summary>
      {last?.answer && <p className="break-all text-muted-foreground text-xs">{last.answer}</p>}
      <p className="mt-1 font-semibold text-xs">{texts.body}</p>
      <pre className="whitespace-pre-wrap break-all text-xs">{body}</pre>
    </details>
  );
}

function saidBy({ statusCode, durationMilliseconds, fault }: Delivery["tries"][number]): string {
  if (statusCode === null) return fault ?? none;
  return texts.answered(statusCode, durationMilliseconds);
}

function Again({ id }: { readonly id: string }) {
  const commands = useWebhookCommands();
  const { run, isPending } = useCommand(commands.replay, { done: replay.oneDone });
  return (
    <Button size="sm" isPending={isPending} onClick={() => void run({ id })}>
      {replay.one}
    </Button>
  );
}
