import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { EmptyState } from "@tributary/ui/empty-state";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { StatusBadge } from "@tributary/ui/status-badge";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { statementPath } from "@/frame/paths.ts";
import { requirePrincipal } from "@/session/require-principal.ts";
import { operatorTexts } from "@/texts/operators.ts";
import { operatorStatus } from "@/texts/settlement-status.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import { type OperatorPageProps, readOperatorPage } from "../../search.ts";

const texts = operatorTexts.statements;

export default async function OperatorStatementsPage(props: OperatorPageProps) {
  await requirePrincipal();
  const { operatorId } = await readOperatorPage(props);
  const statements = await notFoundOnRefusal(api.operator.statements({ operatorId }));
  if (statements.length === 0) return <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>;
  const { columns } = texts;
  return (
    <Card isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{columns.period}</HeadCell>
            <HeadCell className="max-md:hidden">{columns.number}</HeadCell>
            <HeadCell cellAlign="end" className="max-md:hidden">
              {columns.net}
            </HeadCell>
            <HeadCell cellAlign="end" className="max-md:hidden">
              {columns.gross}
            </HeadCell>
            <HeadCell cellAlign="end">{columns.open}</HeadCell>
            <HeadCell className="max-md:hidden">{columns.due}</HeadCell>
            <HeadCell>{columns.status}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {statements.map((statement) => (
            <StatementLine key={statement.number} statement={statement} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function StatementLine({ statement }: { readonly statement: Outputs["operator"]["statements"][number] }) {
  const { number, version, period, currency, netMicros, grossMicros, dueOn } = statement;
  const { label, tone } = operatorStatus(statement.status);
  return (
    <tr>
      <RowHead>
        <AppLink href={statementPath(number)} className="hover:underline">
          <PeriodLabel period={period} isShort />
        </AppLink>
      </RowHead>
      <Cell className="whitespace-nowrap max-md:hidden">
        {number}{" "}
        {version > 1 && <span className="text-muted-foreground text-xs">{texts.version(version)}</span>}
      </Cell>
      <Cell cellAlign="end" className="max-md:hidden">
        <Money micros={netMicros} currency={currency} />
      </Cell>
      <Cell cellAlign="end" className="max-md:hidden">
        <Money micros={grossMicros} currency={currency} />
      </Cell>
      <Cell cellAlign="end">
        <Money micros={statement.openMicros} currency={statement.paidCurrency} />
      </Cell>
      <Cell className="max-md:hidden">
        <Day on={dueOn.toISOString().slice(0, 10)} />
      </Cell>
      <Cell>
        <StatusBadge tone={tone}>{label}</StatusBadge>
      </Cell>
    </tr>
  );
}
