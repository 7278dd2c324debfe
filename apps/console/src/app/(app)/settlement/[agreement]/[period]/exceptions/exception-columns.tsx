import { Badge } from "@tributary/ui/badge";
import type { DataColumn } from "@tributary/ui/data-table";
import { formatSpan } from "@tributary/ui/format/time";
import { Instant } from "@tributary/ui/instant";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { reconciliationTexts } from "@/texts/reconciliation.ts";
import type { Outputs } from "@/trpc/outputs.ts";

export type ExceptionRow = Outputs["reconciliation"]["exceptions"]["rows"][number];

const texts = reconciliationTexts;

interface ColumnFacts {
  readonly zone: string;
  /** When the page was made: ages count until then. */
  readonly at: Date;
  readonly isDecided: boolean;
}

/** The columns of the queue: both sides, the difference, the money, and what explains it. */
export function exceptionColumns({ zone, at, isDecided }: ColumnFacts): DataColumn<ExceptionRow>[] {
  return [
    {
      id: "line",
      header: texts.columns.line,
      isRowHead: true,
      cell: (row) => (
        <span className="grid">
          <span className="whitespace-nowrap">{row.key}</span>
          {row.description !== null && (
            <span className="font-normal text-muted-foreground text-xs">{row.description}</span>
          )}
          <span className="font-normal text-xs sm:hidden">
            <Operators row={row} /> {ageOf(row, at)}
          </span>
        </span>
      ),
    },
    {
      id: "age",
      header: texts.columns.age,
      sortKey: "age",
      className: "max-sm:hidden",
      cell: (row) => (
        <span className="figures" title={row.createdAt.toISOString()}>
          {ageOf(row, at)}
        </span>
      ),
    },
    {
      id: "operators",
      header: texts.columns.operators,
      className: "max-sm:hidden",
      cell: (row) => <Operators row={row} />,
    },
    quantity("ours", texts.columns.ours, ({ expectedQuantity }) => expectedQuantity),
    quantity("theirs", texts.columns.theirs, ({ billedQuantity }) => billedQuantity),
    quantity("difference", texts.columns.difference, ({ deltaQuantity }) => deltaQuantity),
    {
      id: "money",
      header: texts.columns.money,
      sortKey: "money",
      align: "end",
      cell: ({ deltaMicros, currency }) => (
        <Money micros={deltaMicros} currency={currency} isSigned className="font-medium" />
      ),
    },
    {
      id: "cause",
      header: texts.columns.cause,
      className: "min-w-52",
      cell: ({ cause, explanation }) => (
        <span className="grid gap-0.5">
          <span>{texts.causes[cause] ?? cause}</span>
          <span className="line-clamp-2 text-muted-foreground text-xs">{explanation}</span>
        </span>
      ),
    },
    ...(isDecided ? [decision(zone)] : []),
  ];
}

function ageOf({ createdAt }: ExceptionRow, at: Date): string {
  return formatSpan(at.getTime() - createdAt.getTime());
}

function quantity(
  id: string,
  header: string,
  figureOf: (row: ExceptionRow) => string | null,
): DataColumn<ExceptionRow> {
  return {
    id,
    header,
    align: "end",
    className: "max-md:hidden",
    cell: (row) => {
      const value = figureOf(row);
      return value === null ? null : <Quantity value={value} unit={row.unit} />;
    },
  };
}

function decision(zone: string): DataColumn<ExceptionRow> {
  return {
    id: "decision",
    header: texts.columns.decision,
    className: "min-w-52",
    cell: ({ decidedBy, decidedAt, reason, disputeNumber, isClaimed }) => (
      <span className="grid gap-0.5 text-xs">
        <span className="line-clamp-2">{reason}</span>
        <span className="text-muted-foreground">
          {decidedBy} {decidedAt !== null && <Instant at={decidedAt} zone={zone} />}
        </span>
        {isClaimed && disputeNumber !== null && <span>{texts.claimedIn(disputeNumber)}</span>}
      </span>
    ),
  };
}

function Operators({ row: { parts, otherParts } }: { readonly row: ExceptionRow }) {
  const [first, ...others] = parts;
  if (first === undefined) return null;
  const more = others.length + otherParts;
  return (
    <span className="flex items-center gap-1.5">
      <span className="whitespace-nowrap">{first.name ?? texts.unattributed}</span>
      {more > 0 && (
        <span title={others.map(({ name }) => name ?? texts.unattributed).join(", ")}>
          <Badge>{texts.moreOperators(more)}</Badge>
        </span>
      )}
    </span>
  );
}
