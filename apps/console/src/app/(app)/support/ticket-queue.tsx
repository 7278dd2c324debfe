"use client";
import { Alert } from "@tributary/ui/alert";
import { Button } from "@tributary/ui/button";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { Instant } from "@tributary/ui/instant";
import { useReaderZone } from "@tributary/ui/reader-zone";
import { TicketPriority, TicketStatus } from "@tributary/ui/ticket/badges";
import { useShortcuts } from "@tributary/ui/use-shortcuts";
import { useMemo, useState } from "react";
import { ticketPath } from "@/frame/paths.ts";
import { supportTexts } from "@/texts/support.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { useBulk } from "./use-bulk.ts";

const { list: texts, bulk: words } = supportTexts;

type Row = Outputs["support"]["queue"]["rows"][number];
type Scope = Outputs["support"]["current"]["scope"];

interface TicketQueueProps {
  readonly rows: readonly Row[];
  readonly scope: Scope;
  readonly canWrite: boolean;
}

const idOf = ({ operatorId, number }: Row): string => `${operatorId} ${number}`;

/** The queue: J and K walk through it, E closes, S lets rest, for tickets of the operator one works for. */
export function TicketQueue({ rows, scope, canWrite }: TicketQueueProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<Row>();
  const zone = useReaderZone();
  const columns = useMemo(() => columnsIn(zone), [zone]);
  const bulk = useBulk(scope?.id ?? null, () => setSelected(new Set()));
  const isOwn = (row: Row): boolean => row.operatorId === scope?.id && row.status !== "done";
  const chosen = (): number[] => {
    const marked = rows.filter((row) => selected.has(idOf(row)) && isOwn(row));
    const own = marked.length > 0 ? marked : rows.filter((row) => row === current && isOwn(row));
    return own.map(({ number }) => number);
  };
  useShortcuts(
    { e: () => void bulk.finish(chosen()), s: () => void bulk.snooze(chosen()) },
    { isEnabled: canWrite && scope !== null },
  );
  return (
    <>
      {canWrite && scope !== null && (
        <div className="flex flex-wrap items-center gap-2 border-b px-(--card-space) py-2 text-sm">
          <span>{selected.size > 0 ? words.selected(selected.size) : words.only(scope.name)}</span>
          {selected.size > 0 && (
            <>
              <Button size="sm" isPending={bulk.isPending} onClick={() => void bulk.finish(chosen())}>
                {words.finish}
              </Button>
              <Button size="sm" isPending={bulk.isPending} onClick={() => void bulk.snooze(chosen())}>
                {words.snooze}
              </Button>
            </>
          )}
          {bulk.refusal && <Alert tone="bad" isAnnounced title={bulk.refusal} className="w-full" />}
        </div>
      )}
      <DataTable
        caption={texts.caption}
        columns={columns}
        rows={rows}
        getRowId={idOf}
        getRowName={({ operatorName, number }) => texts.name(operatorName, number)}
        getRowHref={({ operatorId, number }) => ticketPath(operatorId, number)}
        selectedIds={selected}
        onSelect={canWrite && scope !== null ? setSelected : undefined}
        isSelectable={isOwn}
        onHighlight={setCurrent}
        hasTriage
        empty={<EmptyState title={texts.empty.title}>{texts.empty.text}</EmptyState>}
      />
    </>
  );
}

function columnsIn(zone: string): readonly DataColumn<Row>[] {
  const { columns } = texts;
  return [
    { id: "number", header: columns.number, isRowHead: true, cell: ({ number }) => `T-${number}` },
    { id: "operator", header: columns.operator, cell: ({ operatorName }) => operatorName },
    {
      id: "subject",
      header: columns.subject,
      cell: ({ subject }) => <span className="line-clamp-2 min-w-40 max-w-96">{subject}</span>,
    },
    { id: "due", header: columns.due, cell: (row) => <Due row={row} zone={zone} /> },
    {
      id: "priority",
      header: columns.priority,
      className: "max-sm:hidden",
      cell: ({ priority }) => <TicketPriority priority={priority} />,
    },
    {
      id: "status",
      header: columns.status,
      className: "max-md:hidden",
      cell: ({ status }) => <TicketStatus status={status} />,
    },
    {
      id: "assignee",
      header: columns.assignee,
      className: "max-lg:hidden",
      cell: ({ assignee }) => assignee ?? <span className="text-muted-foreground">{texts.nobody}</span>,
    },
  ];
}

function Due({ row, zone }: { readonly row: Row; readonly zone: string }) {
  const { nextDueAt, snoozedUntil, breachedAt } = row;
  return (
    <span className="grid">
      {nextDueAt && <Instant at={nextDueAt} zone={zone} />}
      {snoozedUntil && (
        <span>
          {texts.snoozedUntil} <Instant at={snoozedUntil} zone={zone} />
        </span>
      )}
      {breachedAt && <span className="font-medium text-bad text-xs">{texts.late}</span>}
    </span>
  );
}
