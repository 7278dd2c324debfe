import type { DataColumn } from "@tributary/ui/data-table";
import { formatSpan, formatUtc } from "@tributary/ui/format/time";
import { Quantity } from "@tributary/ui/quantity";
import { quarantineTexts, reasonLabel } from "@/texts/quarantine.ts";
import { AtRisk } from "./at-risk.tsx";
import type { Group } from "./types.ts";

const { columns: names } = quarantineTexts.list;

/** The columns of the queue: what is the matter, whose it is, how much waits and how long. */
export function groupColumns(at: Date): readonly DataColumn<Group>[] {
  return [
    {
      id: "reason",
      header: names.reason,
      isRowHead: true,
      cell: ({ reason, operatorName, sourceId }) => (
        <span className="grid max-w-md">
          <span>{reasonLabel(reason)}</span>
          <span className="font-normal text-muted-foreground text-xs sm:hidden">
            {operatorName ?? quarantineTexts.nobody}, {sourceId}
          </span>
          <span className="font-normal text-muted-foreground text-xs max-sm:hidden">
            {quarantineTexts.reasons[reason]?.what}
          </span>
        </span>
      ),
    },
    {
      id: "operator",
      header: names.operator,
      className: "max-sm:hidden",
      cell: ({ operatorName }) =>
        operatorName ?? <span className="text-muted-foreground">{quarantineTexts.nobody}</span>,
    },
    {
      id: "source",
      header: names.source,
      className: "max-md:hidden",
      cell: ({ sourceId, agreementId }) => (
        <span className="grid">
          <span>{sourceId}</span>
          <span className="text-muted-foreground text-xs">{agreementId}</span>
        </span>
      ),
    },
    {
      id: "records",
      header: names.records,
      align: "end",
      cell: ({ records }) => <Quantity value={records} />,
    },
    {
      id: "files",
      header: names.files,
      align: "end",
      className: "max-sm:hidden",
      cell: ({ files }) => <Quantity value={BigInt(files)} />,
    },
    {
      id: "value",
      header: names.value,
      align: "end",
      className: "whitespace-nowrap",
      cell: ({ valueMicros, estimateMicros, currency }) => (
        <AtRisk
          micros={valueMicros}
          estimateMicros={estimateMicros}
          currency={currency}
          className="font-medium"
        />
      ),
    },
    {
      id: "oldest",
      header: names.oldest,
      align: "end",
      className: "whitespace-nowrap max-sm:hidden",
      cell: ({ oldestAt }) => (
        <time dateTime={oldestAt.toISOString()} title={formatUtc(oldestAt)} className="figures">
          {formatSpan(at.getTime() - oldestAt.getTime())}
        </time>
      ),
    },
  ];
}
