import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { rehearsalTexts } from "@/texts/rehearsal.ts";
import type { Report } from "./rehearsal-report.tsx";

const { bills: texts } = rehearsalTexts;

/** What a subscriber of each plan would be billed for the same usage. */
export function RehearsedBills({ bills }: Pick<Report, "bills">) {
  if (bills.length === 0) return null;
  const { columns } = texts;
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{columns.plan}</HeadCell>
            <HeadCell>{columns.number}</HeadCell>
            <HeadCell cellAlign="end">{columns.net}</HeadCell>
            <HeadCell cellAlign="end">{columns.tax}</HeadCell>
            <HeadCell cellAlign="end">{columns.gross}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {bills.map(({ plan, number, currency, netMicros, taxMicros, grossMicros }) => (
            <tr key={number}>
              <RowHead>{plan}</RowHead>
              <Cell>{number}</Cell>
              <Cell cellAlign="end">
                <Money micros={netMicros} currency={currency} />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={taxMicros} currency={currency} />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={grossMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
