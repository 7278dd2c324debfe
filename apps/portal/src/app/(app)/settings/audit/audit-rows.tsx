import { Instant } from "@tributary/ui/instant";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { auditTexts as texts } from "@/texts/settings.ts";
import type { Outputs } from "@/trpc/outputs.ts";

interface AuditRowsProps {
  readonly rows: Outputs["audit"]["list"]["rows"];
  readonly zone: string;
}

/** A page of the log, the latest first. */
export function AuditRows({ rows, zone }: AuditRowsProps) {
  const { columns } = texts;
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{columns.when}</HeadCell>
          <HeadCell>{columns.what}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.subject}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.who}</HeadCell>
          <HeadCell className="max-md:hidden">{columns.app}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.occurredAt.getTime()} ${index}`}>
            <RowHead className="font-normal sm:whitespace-nowrap">
              <Instant at={row.occurredAt} zone={zone} style="second" />
            </RowHead>
            <Cell>
              {row.action}
              <span className="block break-all text-muted-foreground text-xs sm:hidden">{row.subject}</span>
            </Cell>
            <Cell className="break-all max-sm:hidden">{row.subject}</Cell>
            <Cell className="break-all max-sm:hidden">{row.actor}</Cell>
            <Cell className="max-md:hidden">{texts.apps[row.app] ?? row.app}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
