"use client";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { useMemo, useState } from "react";
import { PageLinks } from "@/frame/page-links.tsx";
import { quarantinePath } from "@/frame/paths.ts";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { FixDialog } from "./fix-dialog.tsx";
import type { FixRights, FixTarget } from "./fix-method.ts";
import { groupColumns } from "./group-columns.tsx";
import type { ListFilter } from "./search.ts";
import { type Group, idOf, keyOf } from "./types.ts";

const { list: texts, redrive } = quarantineTexts;

interface QuarantineQueueProps {
  readonly groups: readonly Group[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** When the page was made: ages count until then. */
  readonly at: Date;
  readonly isFiltered: boolean;
  /** What the list is narrowed by, for a fix of all that match. */
  readonly filter: ListFilter;
  readonly canWrite: boolean;
  readonly rights: FixRights;
}

/** The groups that wait, the most valuable first; some of a page, or all that match, are fixed at once. */
export function QuarantineQueue(props: QuarantineQueueProps) {
  const { groups, total, page, size, at, isFiltered, canWrite } = props;
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const [isEverything, setEverything] = useState(false);
  const columns = useMemo(() => groupColumns(at), [at]);
  const selected = groups.filter((group) => selectedIds.has(idOf(group)));
  const select = (ids: ReadonlySet<string>) => {
    setSelectedIds(ids);
    setEverything(false);
  };
  return (
    <Card isFlush>
      {selected.length > 0 && (
        <Selection
          {...props}
          selected={selected}
          isEverything={isEverything}
          onEverything={() => setEverything(true)}
          onClear={() => select(new Set())}
        />
      )}
      <DataTable
        caption={texts.caption}
        columns={columns}
        rows={groups}
        getRowId={idOf}
        getRowName={nameOf}
        getRowHref={quarantinePath}
        selectedIds={selectedIds}
        onSelect={canWrite ? select : undefined}
        hasTriage
        empty={<Nothing isFiltered={isFiltered} />}
      />
      <PageLinks page={page} size={size} total={total} />
    </Card>
  );
}

interface SelectionProps extends Pick<QuarantineQueueProps, "groups" | "total" | "filter" | "rights"> {
  readonly selected: readonly Group[];
  /** All groups that match, on all pages. */
  readonly isEverything: boolean;
  readonly onEverything: () => void;
  readonly onClear: () => void;
}

function Selection(props: SelectionProps) {
  const { groups, total, filter, rights, selected, isEverything, onEverything, onClear } = props;
  const all = formatDecimal(BigInt(total));
  const target: FixTarget = isEverything
    ? { groups: [], filter, records: null }
    : {
        groups: selected.map(keyOf),
        records: selected.reduce((sum, { records }) => sum + records, 0n),
      };
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2 text-sm">
      <span role="status" className="font-medium">
        {isEverything ? fixTexts.allSelected(all) : redrive.selected(selected.length)}
      </span>
      {!isEverything && selected.length === groups.length && total > groups.length && (
        <Button size="sm" onClick={onEverything}>
          {fixTexts.everything(all)}
        </Button>
      )}
      <FixDialog
        key={isEverything ? "all" : "some"}
        target={target}
        rights={rights}
        onStarted={onClear}
        trigger={
          <Button variant="primary" size="sm">
            {fixTexts.action}
          </Button>
        }
      />
      <FixDialog
        target={target}
        rights={rights}
        method="reject"
        onStarted={onClear}
        trigger={<Button size="sm">{fixTexts.reject}</Button>}
      />
      <Button size="sm" onClick={onClear}>
        {redrive.clear}
      </Button>
    </div>
  );
}

function nameOf({ reason, operatorName, sourceId }: Group): string {
  return texts.select(reasonLabel(reason), operatorName ?? quarantineTexts.nobody, sourceId);
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { title, text, filtered, reset, action } = texts.empty;
  return (
    <EmptyState
      title={title}
      action={
        isFiltered ? (
          <ButtonLink href="/quarantine">{reset}</ButtonLink>
        ) : (
          <ButtonLink href="/usage-files">{action}</ButtonLink>
        )
      }
    >
      {isFiltered ? filtered : text}
    </EmptyState>
  );
}
