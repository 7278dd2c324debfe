"use client";
import { Button, ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { useMemo, useState } from "react";
import { PageLinks } from "@/frame/page-links.tsx";
import { quarantinePath } from "@/frame/paths.ts";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { groupColumns } from "./group-columns.tsx";
import { RedriveDialog } from "./redrive-dialog.tsx";
import { type Group, idOf } from "./types.ts";

const { list: texts, redrive } = quarantineTexts;

interface QuarantineQueueProps {
  readonly groups: readonly Group[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** When the page was made: ages count until then. */
  readonly at: Date;
  readonly isFiltered: boolean;
  readonly canWrite: boolean;
}

/** The groups that wait, the most valuable first; several of this page are read again at once. */
export function QuarantineQueue(props: QuarantineQueueProps) {
  const { groups, total, page, size, at, isFiltered, canWrite } = props;
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(() => groupColumns(at), [at]);
  const selected = groups.filter((group) => selectedIds.has(idOf(group)));
  const clear = () => setSelectedIds(new Set());
  return (
    <Card isFlush>
      {selected.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2 text-sm">
          <span className="font-medium">{redrive.selected(selected.length)}</span>
          <RedriveDialog
            groups={selected}
            onStarted={clear}
            trigger={
              <Button variant="primary" size="sm">
                {redrive.action}
              </Button>
            }
          />
          <Button size="sm" onClick={clear}>
            {redrive.clear}
          </Button>
        </div>
      )}
      <DataTable
        caption={texts.caption}
        columns={columns}
        rows={groups}
        getRowId={idOf}
        getRowName={nameOf}
        getRowHref={quarantinePath}
        selectedIds={selectedIds}
        onSelect={canWrite ? setSelectedIds : undefined}
        hasTriage
        empty={<Nothing isFiltered={isFiltered} />}
      />
      <PageLinks page={page} size={size} total={total} />
    </Card>
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
