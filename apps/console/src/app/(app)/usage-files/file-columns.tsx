import { Badge } from "@tributary/ui/badge";
import type { DataColumn } from "@tributary/ui/data-table";
import { Instant } from "@tributary/ui/instant";
import { Quantity } from "@tributary/ui/quantity";
import { usageFileTexts } from "@/texts/usage-file.ts";
import { Span } from "./span.tsx";
import { type FileRow, FileStatus } from "./status.tsx";

const { list: texts } = usageFileTexts;
const { columns: names } = texts;

/** The columns of the list: what came and when, and into what its records fall. */
export const FILE_COLUMNS: readonly DataColumn<FileRow>[] = [
  { id: "name", header: names.name, isRowHead: true, cell: (row) => <Name row={row} /> },
  {
    id: "status",
    header: names.status,
    cell: ({ status, controlTotals }) => (
      <span className="grid justify-items-start gap-0.5">
        <FileStatus status={status} />
        {controlTotals !== null && <Totals result={controlTotals} />}
      </span>
    ),
  },
  {
    id: "received",
    header: names.received,
    className: "max-sm:hidden whitespace-nowrap",
    cell: ({ arrivedAt, lagSeconds, zone }) => (
      <span className="grid">
        <Instant at={arrivedAt} zone={zone} />
        {lagSeconds !== null && (
          <span className="text-muted-foreground text-xs">
            {texts.lag} <Span seconds={lagSeconds} className="figures" />
          </span>
        )}
      </span>
    ),
  },
  {
    id: "events",
    header: names.events,
    className: "max-lg:hidden whitespace-nowrap",
    cell: ({ firstOccurredAt, lastOccurredAt, zone }) =>
      firstOccurredAt !== null &&
      lastOccurredAt !== null && (
        <span className="grid text-xs">
          <Instant at={firstOccurredAt} zone={zone} />
          <Instant at={lastOccurredAt} zone={zone} />
        </span>
      ),
  },
  count("records", names.records, ({ received }) => received),
  count("accepted", names.accepted, ({ accepted }) => accepted, "max-md:hidden"),
  count("duplicates", names.duplicates, ({ duplicates }) => duplicates, "max-md:hidden"),
  count("rejected", names.rejected, ({ rejected }) => rejected, "max-md:hidden"),
  count("quarantined", names.quarantined, ({ quarantined }) => quarantined),
  count("attributed", names.attributed, ({ attributed }) => attributed, "max-lg:hidden"),
  count("unattributed", names.unattributed, ({ unattributed }) => unattributed, "max-lg:hidden"),
];

/** Zeros are muted: what is to be looked at stands out. */
function count(
  id: string,
  header: string,
  figureOf: (row: FileRow) => number | null,
  className?: string,
): DataColumn<FileRow> {
  return {
    id,
    header,
    align: "end",
    className,
    cell: (row) => {
      const figure = figureOf(row);
      if (figure === null) return null;
      return (
        <Quantity value={BigInt(figure)} className={figure === 0 ? "text-muted-foreground" : undefined} />
      );
    },
  };
}

function Name({ row }: { readonly row: FileRow }) {
  const { name, sourceId, sequence, warnings, message } = row;
  return (
    <span className="grid min-w-44 gap-0.5">
      <span className="break-all">{name}</span>
      <span className="flex flex-wrap items-center gap-x-1.5 font-normal text-muted-foreground text-xs">
        {sourceId}
        {sequence !== null && <span>{texts.sequence(sequence)}</span>}
        {warnings.length > 0 && (
          <span title={warnings.join("\n")}>
            <Badge tone="warning">{texts.warnings(warnings.length)}</Badge>
          </span>
        )}
      </span>
      {message !== null && (
        <span className="max-w-xs font-normal text-muted-foreground text-xs">{message}</span>
      )}
    </span>
  );
}

/** Whether the file's own totals are those that were counted. */
function Totals({ result }: { readonly result: NonNullable<FileRow["controlTotals"]> }) {
  const { label, ink } = TOTALS[result];
  return <span className={`whitespace-nowrap text-xs ${ink}`}>{label}</span>;
}

const TOTALS = {
  agree: { label: texts.totals.agree, ink: "text-muted-foreground" },
  broken: { label: texts.totals.broken, ink: "text-bad" },
} as const;
