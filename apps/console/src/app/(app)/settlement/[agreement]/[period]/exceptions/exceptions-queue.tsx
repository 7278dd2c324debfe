"use client";
import { Card } from "@tributary/ui/card";
import { DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { Pagination } from "@tributary/ui/pagination";
import { useShortcuts } from "@tributary/ui/shortcuts";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import { keepParams } from "@/frame/keep-params.ts";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { type ExceptionRow, exceptionColumns } from "./exception-columns.tsx";
import { ExceptionFilters } from "./exception-filters.tsx";
import { ResolveDialog } from "./resolve-dialog.tsx";
import type { ExceptionSearch } from "./search.ts";
import { StatusPills } from "./status-pills.tsx";
import { useSelection } from "./use-selection.ts";

const texts = reconciliationTexts;

export type Queue = Outputs["reconciliation"]["exceptions"];

export interface DecisionRights {
  readonly dispute: boolean;
  readonly waive: boolean;
}

interface QueueProps {
  readonly queue: Queue;
  readonly scope: { readonly agreementId: string; readonly period: string };
  readonly filter: ExceptionSearch["filter"];
  readonly sort: "money" | "age";
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
  readonly path: string;
  readonly at: Date;
  readonly rights: DecisionRights & { readonly export: boolean };
  readonly isCompared: boolean;
  /** The kept views of the queue. */
  readonly views: ReactNode;
}

/** The exceptions of a month, worked off by money and age: selected by hand or by filter, decided in bulk. */
export function ExceptionsQueue(props: QueueProps) {
  const { queue, scope, filter, sort, search, path, at, rights } = props;
  const { currency, zone, rows } = queue;
  const router = useRouter();
  const selection = useSelection(queue);
  const [highlighted, setHighlighted] = useState<ExceptionRow>();
  const [isResolving, setResolving] = useState(false);
  const isDecided = filter.status !== "open";
  const columns = useMemo(() => exceptionColumns({ zone, at, isDecided }), [zone, at, isDecided]);
  const canDecide = (rights.dispute || rights.waive) && filter.status !== "resolved";
  const resolve = () => {
    if (selection.count === 0 && highlighted !== undefined) selection.selectOnly(highlighted);
    if (selection.count > 0 || highlighted !== undefined) setResolving(true);
  };
  useShortcuts({ e: resolve }, { isEnabled: canDecide });
  const to = (changes: Record<string, string | null>) => keepParams(path, search, changes);
  return (
    <div className="grid gap-3">
      <StatusPills queue={queue} status={filter.status} hrefOf={(status) => to({ status, cursor: null })} />
      <ExceptionFilters
        queue={queue}
        isDecided={isDecided}
        exportHref={rights.export ? exportHref(path, search) : null}
        views={props.views}
      />
      <Card isFlush>
        {canDecide && <BulkBar selection={selection} queue={queue} onResolve={() => setResolving(true)} />}
        <DataTable
          caption={texts.caption}
          columns={columns}
          rows={rows}
          getRowId={({ id }) => id}
          getRowName={({ key }) => texts.selectName(key)}
          getRowHref={({ id }) => to({ exception: id })}
          sort={{ key: sort, direction: "desc" }}
          onSort={(key) => router.push(to({ sort: key, cursor: null }), { scroll: false })}
          selectedIds={selection.ids}
          onSelect={canDecide ? selection.select : undefined}
          isSelectable={({ isClaimed }) => !isClaimed}
          hasTriage
          onHighlight={setHighlighted}
          empty={<NothingHere {...props} />}
        />
        {rows.length > 0 && (
          <Pagination
            total={queue.count}
            previousHref={typeof search.cursor === "string" ? to({ cursor: null }) : undefined}
            nextHref={queue.nextCursor === null ? undefined : to({ cursor: queue.nextCursor })}
            texts={texts.pagination}
          />
        )}
      </Card>
      {canDecide && (
        <ResolveDialog
          isOpen={isResolving}
          onOpenChange={setResolving}
          selection={{ ...scope, ...filter, ids: selection.all ? undefined : [...selection.ids] }}
          currency={currency}
          rights={rights}
          onDone={selection.clear}
        />
      )}
    </div>
  );
}

function NothingHere({ queue, filter, isCompared }: QueueProps) {
  const isFiltered = queue.statuses.some(({ status, count }) => status === filter.status && count > 0);
  const { title, text } = isFiltered
    ? texts.empty.filtered
    : filter.status === "open"
      ? texts.empty.open
      : texts.empty.decided;
  return <EmptyState title={title}>{isCompared || isFiltered ? text : texts.empty.notPrepared}</EmptyState>;
}

function exportHref(path: string, search: QueueProps["search"]): string {
  return keepParams(`${path}/exceptions/export`, search, { exception: null, cursor: null });
}
