import { Card } from "@tributary/ui/card";
import { CopyHash } from "@tributary/ui/copy-hash";
import { type Description, DescriptionList } from "@tributary/ui/description-list";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { ReaderInstant } from "@tributary/ui/reader-instant";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { dataDeletionTexts } from "@/texts/data-deletion.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { request: texts, gone, obstacles } = dataDeletionTexts;

type Request = NonNullable<Outputs["dataDeletion"]["show"]["request"]>;

/** Who asked, who decided, and what became of it. */
export function RequestFacts({ request }: { readonly request: Request }) {
  const { reason, noPackBecause, askedAt, askedBy } = request;
  return (
    <DescriptionList
      columns={3}
      items={[
        { term: texts.reason, value: reason },
        ...(noPackBecause === null ? [] : [{ term: texts.noPack, value: noPackBecause }]),
        { term: texts.asked, value: <Who at={askedAt} who={askedBy} /> },
        ...becameOf(request),
      ]}
    />
  );
}

function becameOf(request: Request): Description[] {
  const { status, decidedAt, decidedBy, decisionReason, endedAt, stoppedBy, packSha256 } = request;
  return [
    ...(decidedAt === null || decidedBy === null
      ? []
      : [{ term: texts.decided, value: <Who at={decidedAt} who={decidedBy} /> }]),
    ...(decisionReason === null ? [] : [{ term: texts.decision, value: decisionReason }]),
    ...(endedAt !== null && (status === "deleted" || status === "stopped")
      ? [{ term: texts.ended[status], value: <ReaderInstant at={endedAt} /> }]
      : []),
    ...(stoppedBy.length === 0
      ? []
      : [{ term: texts.stoppedBy, value: stoppedBy.map((name) => obstacles[name](1)).join(" ") }]),
    ...(packSha256 === null
      ? []
      : [{ term: texts.pack, value: <CopyHash value={packSha256} length={16} /> }]),
  ];
}

/** The rows that went, by table, as the log has them. */
export function DeletedRows({ deleted }: Pick<Request, "deleted">) {
  if (deleted.length === 0) return <Card title={gone.title}>{gone.nothing}</Card>;
  return (
    <Card title={gone.title} isFlush>
      <Table caption={gone.caption}>
        <thead>
          <tr>
            <HeadCell>{gone.columns.table}</HeadCell>
            <HeadCell align="right">{gone.columns.rows}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {deleted.map(({ table, rows }) => (
            <tr key={table}>
              <RowHead>{table}</RowHead>
              <Cell align="right">{formatDecimal(BigInt(rows))}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Who({ at, who }: { readonly at: Date; readonly who: string }) {
  return (
    <>
      <ReaderInstant at={at} /> <span className="break-all text-muted-foreground">{texts.by(who)}</span>
    </>
  );
}
