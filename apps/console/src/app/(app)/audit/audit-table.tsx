import { CopyHash } from "@tributary/ui/copy-hash";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Instant } from "@tributary/ui/instant";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { auditTexts } from "@/texts/audit.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { list: texts, apps } = auditTexts;
const DETAILS = [
  "max-h-64 overflow-auto whitespace-pre-wrap break-all",
  "rounded-md bg-muted p-2 font-mono",
].join(" ");

type Row = Outputs["audit"]["list"]["rows"][number];

/** The rows of the log, each with its details and its seal. */
export function AuditTable({ rows }: { readonly rows: readonly Row[] }) {
  const { columns } = texts;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.action}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.time}</HeadCell>
          <HeadCell>{columns.subject}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.operator}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.app}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {columns.seal}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AuditRow key={String(row.id)} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function AuditRow({ row }: { readonly row: Row }) {
  const { occurredAt, actor, action, subject, operatorId, app, seal } = row;
  return (
    <tr>
      <RowHead className="align-top">
        {action}
        <span className="block font-normal text-muted-foreground text-xs max-sm:break-all">{actor}</span>
        <Instant
          at={occurredAt}
          zone="UTC"
          className="block font-normal text-muted-foreground text-xs sm:hidden"
        />
      </RowHead>
      <Cell className="whitespace-nowrap align-top max-sm:hidden">
        <Instant at={occurredAt} zone="UTC" style="second" />
      </Cell>
      <Cell className="min-w-36 align-top sm:min-w-80">
        <span className="break-all">{subject}</span>
        <Details row={row} />
      </Cell>
      <Cell className="align-top max-sm:hidden">
        {operatorId ?? <span className="text-muted-foreground">{texts.portfolio}</span>}
      </Cell>
      <Cell className="whitespace-nowrap align-top max-sm:hidden">{apps[app] ?? app}</Cell>
      <Cell cellAlign="end" className="figures whitespace-nowrap align-top max-sm:hidden">
        {seal === null ? (
          <span className="text-muted-foreground text-xs">{texts.notSealed}</span>
        ) : (
          `#${formatDecimal(seal.sequence)}`
        )}
      </Cell>
    </tr>
  );
}

function Details({ row: { details, requestId, seal } }: { readonly row: Row }) {
  return (
    <details className="text-xs">
      <summary className="cursor-pointer py-1 text-muted-foreground">{texts.details}</summary>
      <div className="mt-1 grid gap-1.5">
        <pre className={DETAILS}>{JSON.stringify(details, null, 2)}</pre>
        {requestId !== null && (
          <span className="break-all">
            {texts.request} {requestId}
          </span>
        )}
        {seal !== null && (
          <span>
            {texts.hash} <CopyHash value={seal.hash} length={16} />
          </span>
        )}
      </div>
    </details>
  );
}
