"use client";
import { Button } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { useMemo, useState } from "react";
import { quarantineTexts } from "@/texts/quarantine.ts";
import { fixTexts } from "@/texts/quarantine-fix.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import type { Outputs } from "@/trpc/outputs.ts";
import { AtRisk } from "../../at-risk.tsx";
import { FixDialog } from "../../fix-dialog.tsx";
import type { FixRights } from "../../fix-method.ts";
import type { GroupKey } from "../../types.ts";

const { records: texts } = fixTexts;

type Page = Outputs["quarantine"]["records"];
type Row = Page["rows"][number];

interface NobodysRecordsProps {
  readonly group: GroupKey;
  readonly zone: string;
  readonly currency: string;
  readonly first: Page;
  readonly rights: FixRights;
  readonly canWrite: boolean;
}

/** Records of nobody, one by one, so that single ones can be fixed. */
export function NobodysRecords({ group, zone, currency, first, rights, canWrite }: NobodysRecordsProps) {
  const { rows, isMore, showMore, isPending } = useRecords(group, first);
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo(() => columnsOf(zone, currency), [zone, currency]);
  const picked = rows.filter((row) => selectedIds.has(idOf(row)));
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      {picked.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-y px-3 py-2 text-sm">
          <span role="status" className="font-medium">
            {texts.selected(picked.length)}
          </span>
          <FixDialog
            target={{
              groups: [group],
              picked: picked.map(({ fileId, id }) => ({ fileId, id })),
              records: BigInt(picked.length),
            }}
            rights={rights}
            onStarted={() => setSelectedIds(new Set())}
            trigger={
              <Button variant="primary" size="sm">
                {fixTexts.action}
              </Button>
            }
          />
          <Button size="sm" onClick={() => setSelectedIds(new Set())}>
            {quarantineTexts.redrive.clear}
          </Button>
        </div>
      )}
      <DataTable
        caption={texts.caption}
        columns={columns}
        rows={rows}
        getRowId={idOf}
        getRowName={({ fileName, recordNumber }) => texts.select(fileName, recordNumber)}
        selectedIds={selectedIds}
        onSelect={canWrite ? setSelectedIds : undefined}
      />
      {isMore && (
        <div className="px-3 py-2">
          <Button size="sm" isPending={isPending} onClick={() => void showMore()}>
            {texts.more}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** The first page, and what was asked for behind it; a page that is made anew begins at the start. */
function useRecords({ sourceId, reason }: GroupKey, first: Page) {
  const client = useTRPCClient();
  const [more, setMore] = useState<{
    readonly behind: Page;
    readonly rows: Row[];
    readonly next: bigint | null;
  }>({ behind: first, rows: [], next: first.next });
  const [isPending, setPending] = useState(false);
  const shown = more.behind === first ? more : { behind: first, rows: [], next: first.next };
  const showMore = async () => {
    if (shown.next === null) return;
    setPending(true);
    try {
      const page = await client.quarantine.records.query({ sourceId, reason, after: shown.next });
      setMore({ behind: first, rows: [...shown.rows, ...page.rows], next: page.next });
    } finally {
      setPending(false);
    }
  };
  return { rows: [...first.rows, ...shown.rows], isMore: shown.next !== null, showMore, isPending };
}

const idOf = ({ id }: Row): string => id.toString();

function columnsOf(zone: string, currency: string): readonly DataColumn<Row>[] {
  return [
    {
      id: "file",
      header: texts.file,
      isRowHead: true,
      cell: ({ fileName, recordNumber }) => (
        <span className="break-all">
          {fileName}:<span className="figures">{recordNumber}</span>
        </span>
      ),
    },
    { id: "detail", header: texts.detail, cell: ({ detail }) => <span className="max-w-md">{detail}</span> },
    {
      id: "occurred",
      header: texts.occurred,
      className: "max-sm:hidden",
      cell: ({ occurredAt }) =>
        occurredAt === null ? quarantineTexts.unknownValue : <Instant at={occurredAt} zone={zone} />,
    },
    {
      id: "value",
      header: texts.value,
      align: "end",
      className: "whitespace-nowrap max-sm:hidden",
      cell: ({ valueMicros }) => <AtRisk micros={valueMicros ?? 0n} currency={currency} />,
    },
  ];
}
