"use client";
import { ButtonLink } from "@tributary/ui/button";
import { type DataColumn, DataTable } from "@tributary/ui/data-table";
import { EmptyState } from "@tributary/ui/empty-state";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { simTransferPath } from "@/frame/paths.ts";
import { simTransferTexts as texts } from "@/texts/sim-transfer.ts";
import { type SimTransferRow, SimTransferStatus } from "./status.tsx";

const { columns: names, empty } = texts;

const COLUMNS: readonly DataColumn<SimTransferRow>[] = [
  { id: "giver", header: names.giver, isRowHead: true, cell: ({ giver }) => giver.name },
  {
    id: "receiver",
    header: names.receiver,
    className: "max-sm:hidden",
    cell: ({ receiver }) => <span className="break-all">{receiver}</span>,
  },
  { id: "sims", header: names.sims, align: "end", cell: ({ sims }) => sims },
  {
    id: "from",
    header: names.from,
    className: "max-md:hidden",
    cell: ({ wantedFrom }) => <ReaderInstant at={wantedFrom} />,
  },
  {
    id: "asked",
    header: names.asked,
    className: "max-sm:hidden",
    cell: ({ askedAt }) => <ReaderInstant at={askedAt} />,
  },
  { id: "status", header: names.status, cell: ({ status }) => <SimTransferStatus status={status} /> },
];

interface TransferTableProps {
  readonly rows: readonly SimTransferRow[];
  /** There is nothing more to see than what is listed. */
  readonly isAll: boolean;
}

/** The transfers, what waits first; each leads to its page. */
export function TransferTable({ rows, isAll }: TransferTableProps) {
  return (
    <DataTable
      caption={texts.caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={({ id }) => id}
      getRowHref={({ id }) => simTransferPath(id)}
      hasTriage
      empty={
        <EmptyState
          title={empty.title}
          action={!isAll && <ButtonLink href="/sim-transfers?view=all">{empty.showAll}</ButtonLink>}
        >
          {empty.text}
        </EmptyState>
      }
    />
  );
}
