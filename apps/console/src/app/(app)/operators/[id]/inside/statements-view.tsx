import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { EmptyState } from "@tributary/ui/empty-state";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { addressOf } from "@/frame/address.ts";
import { PageLinks } from "@/frame/page-links.tsx";
import { insideTexts } from "@/texts/inside.ts";
import { api } from "@/trpc/server.ts";
import { PaymentStatus } from "../../../statements/status.tsx";

interface StatementsViewProps {
  readonly operatorId: string;
  readonly page: number;
}

const texts = insideTexts.statements;

/** The operator's statements, as it sees them itself. */
export async function StatementsView({ operatorId, page }: StatementsViewProps) {
  const { rows, total, pageSize } = await api.inside.statements({ operatorId, page });
  if (rows.length === 0) return <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>;
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
            <HeadCell cellAlign="end">{columns.gross}</HeadCell>
            <HeadCell className="max-md:hidden">{columns.due}</HeadCell>
            <HeadCell>{columns.payment}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, period, currency, netMicros, grossMicros, dueOn, payment }) => (
            <tr key={number}>
              <RowHead>
                <AppLink
                  href={addressOf(`/operators/${operatorId}/inside`, { view: "statements", number })}
                  className="hover:underline"
                >
                  <PeriodLabel period={period} isShort />
                </AppLink>
              </RowHead>
              <Cell className="whitespace-nowrap max-md:hidden">{number}</Cell>
              <Cell cellAlign="end" className="max-md:hidden">
                <Money micros={netMicros} currency={currency} />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={grossMicros} currency={currency} />
              </Cell>
              <Cell className="max-md:hidden">
                <Day on={dueOn} />
              </Cell>
              <Cell>
                <PaymentStatus payment={payment} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <PageLinks page={page} size={pageSize} total={total} />
    </Card>
  );
}
