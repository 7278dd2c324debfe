import { Card } from "@tributary/ui/card";
import { formatInstant } from "@tributary/ui/format/time";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";

const { payments: texts } = statementTexts.detail;

/** What was paid on the number, whichever version it was paid on. */
export function Payments({ statement }: { readonly statement: Statement }) {
  const { payments, standing } = statement;
  if (payments.length === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.paidOn}</HeadCell>
            <HeadCell>{texts.reference}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.by}</HeadCell>
            <HeadCell cellAlign="end">{texts.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {payments.map(({ paidOn, reference, recordedBy, recordedAt, amountMicros }) => (
            <tr key={`${recordedAt.toISOString()} ${reference}`}>
              <RowHead className="whitespace-nowrap">{formatInstant(paidOn, "UTC", "date")}</RowHead>
              <Cell>{reference}</Cell>
              <Cell className="max-sm:hidden">{recordedBy}</Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={amountMicros} currency={standing.payableCurrency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
