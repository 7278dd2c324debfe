import { ButtonLink } from "@tributary/ui/button";
import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { addressOf } from "@/frame/address.ts";
import { insideTexts } from "@/texts/inside.ts";
import { notFoundOnRefusal } from "@/trpc/not-found.ts";
import { api } from "@/trpc/server.ts";

interface StatementViewProps {
  readonly operatorId: string;
  readonly number: string;
}

const texts = insideTexts.statement;

/** One statement's lines, as the operator sees them. */
export async function StatementView({ operatorId, number }: StatementViewProps) {
  const statement = await notFoundOnRefusal(api.inside.statement({ operatorId, number }));
  const { currency, lines, netMicros, taxMicros, grossMicros } = statement;
  const { columns } = texts;
  const totals = [
    { label: texts.net, micros: netMicros },
    { label: texts.tax, micros: taxMicros },
    { label: texts.gross, micros: grossMicros },
  ];
  return (
    <Card
      title={statement.number}
      actions={
        <ButtonLink size="sm" href={addressOf(`/operators/${operatorId}/inside`, { view: "statements" })}>
          {texts.back}
        </ButtonLink>
      }
      isFlush
    >
      <Table caption={texts.caption(number)}>
        <thead>
          <tr>
            <HeadCell>{columns.line}</HeadCell>
            <HeadCell>{columns.period}</HeadCell>
            <HeadCell cellAlign="end">{columns.quantity}</HeadCell>
            <HeadCell cellAlign="end">{`${columns.amount} ${currency}`}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, description, quantity, unit, originPeriod, amountMicros }, index) => (
            <tr key={`${code} ${originPeriod} ${index}`}>
              <RowHead>{description}</RowHead>
              <Cell>
                <PeriodLabel period={originPeriod} isShort />
              </Cell>
              <Cell cellAlign="end">{quantity !== null && <Quantity value={quantity} unit={unit} />}</Cell>
              <Cell cellAlign="end">
                <Money micros={amountMicros} currency={currency} isBare />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          {totals.map(({ label, micros }) => (
            <tr key={label}>
              <RowHead>{label}</RowHead>
              <Cell />
              <Cell />
              <Cell cellAlign="end">
                <Money micros={micros} currency={currency} isBare />
              </Cell>
            </tr>
          ))}
        </TableFoot>
      </Table>
    </Card>
  );
}
