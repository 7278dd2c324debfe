import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { correctionTexts } from "@/texts/correction.ts";
import { LineName, OperatorName } from "../../operator-line.tsx";
import type { Impact } from "../../types.ts";
import { BeforeAfter } from "./before-after.tsx";
import { Why } from "./why.tsx";

const { usage: texts } = correctionTexts;

interface SettlementImpactProps {
  readonly settlement: NonNullable<Impact["settlement"]>;
  readonly currency: string;
}

/** What settlement makes of it: amounts before and after, each with its reason. */
export function SettlementImpact({ settlement: { rows, total }, currency }: SettlementImpactProps) {
  const title = `${texts.settledTitle}, ${currency}`;
  if (rows.length === 0) {
    return (
      <Card title={title}>
        <p className="text-muted-foreground text-sm">{texts.unchanged}</p>
      </Card>
    );
  }
  const money = (micros: bigint) => <Money micros={micros} currency={currency} isBare />;
  const change = (micros: bigint) => <Money micros={micros} currency={currency} isBare isSigned />;
  return (
    <Card title={title} description={texts.settledDescription} isFlush>
      <Table caption={texts.settledCaption}>
        <thead>
          <tr>
            <HeadCell>{texts.operator}</HeadCell>
            <HeadCell>{texts.line}</HeadCell>
            <HeadCell cellAlign="end">{texts.amount}</HeadCell>
            <HeadCell cellAlign="end">{texts.change}</HeadCell>
            <HeadCell>{texts.because}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.operatorId} ${row.lineCode}`}>
              <RowHead>
                <OperatorName {...row} none={texts.retained} />
              </RowHead>
              <Cell>
                <LineName {...row} />
              </Cell>
              <Cell cellAlign="end">
                <BeforeAfter before={money(row.amountMicros.before)} after={money(row.amountMicros.after)} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {change(row.amountMicros.difference)}
              </Cell>
              <Cell>
                <Why why={row.why} />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{texts.total}</RowHead>
            <Cell />
            <Cell cellAlign="end">
              <BeforeAfter before={money(total.before)} after={money(total.after)} />
            </Cell>
            <Cell cellAlign="end" className="whitespace-nowrap">
              {change(total.difference)}
            </Cell>
            <Cell />
          </tr>
        </TableFoot>
      </Table>
    </Card>
  );
}
