import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { correctionTexts } from "@/texts/correction.ts";
import { LineName, OperatorName } from "../../operator-line.tsx";
import type { Impact } from "../../types.ts";
import { BeforeAfter } from "./before-after.tsx";
import { Why } from "./why.tsx";

const { usage: texts } = correctionTexts;

type UsageRow = Impact["usage"][number];

interface UsageImpactProps {
  readonly impact: Impact;
  readonly currency: string;
}

/** Usage before and after, operator by operator and line by line, each change with its reason. */
export function UsageImpact({ impact: { usage, totals }, currency }: UsageImpactProps) {
  const money = (micros: bigint) => <Money micros={micros} currency={currency} isBare />;
  const { records, chargeMicros } = totals;
  return (
    <Card title={`${texts.title}, ${currency}`} description={texts.description} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.operator}</HeadCell>
            <HeadCell>{texts.line}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.records}
            </HeadCell>
            <HeadCell cellAlign="end" className="max-md:hidden">
              {texts.quantity}
            </HeadCell>
            <HeadCell cellAlign="end">{texts.charge}</HeadCell>
            <HeadCell cellAlign="end">{texts.change}</HeadCell>
            <HeadCell>{texts.because}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {usage.map((row) => (
            <Row key={`${row.operatorId} ${row.lineCode}`} row={row} currency={currency} />
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{texts.total}</RowHead>
            <Cell />
            <Cell cellAlign="end" className="max-sm:hidden">
              <BeforeAfter
                before={<Quantity value={records.before} />}
                after={<Quantity value={records.after} />}
              />
            </Cell>
            <Cell className="max-md:hidden" />
            <Cell cellAlign="end">
              <BeforeAfter before={money(chargeMicros.before)} after={money(chargeMicros.after)} />
            </Cell>
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={chargeMicros.difference} currency={currency} isBare isSigned />
            </Cell>
            <Cell />
          </tr>
        </TableFoot>
      </Table>
    </Card>
  );
}

function Row({ row, currency }: { readonly row: UsageRow; readonly currency: string }) {
  const { records, quantity, chargeMicros, unit, why } = row;
  const money = (micros: bigint) => <Money micros={micros} currency={currency} isBare />;
  return (
    <tr>
      <RowHead>
        <OperatorName {...row} />
      </RowHead>
      <Cell>
        <LineName {...row} />
      </Cell>
      <Cell cellAlign="end" className="max-sm:hidden">
        <BeforeAfter
          before={<Quantity value={records.before} />}
          after={<Quantity value={records.after} />}
        />
      </Cell>
      <Cell cellAlign="end" className="max-md:hidden">
        <BeforeAfter
          before={<Quantity value={quantity.before} unit={unit} />}
          after={<Quantity value={quantity.after} unit={unit} />}
        />
      </Cell>
      <Cell cellAlign="end">
        <BeforeAfter before={money(chargeMicros.before)} after={money(chargeMicros.after)} />
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={chargeMicros.difference} currency={currency} isBare isSigned />
      </Cell>
      <Cell>
        <Why why={why} />
      </Cell>
    </tr>
  );
}
