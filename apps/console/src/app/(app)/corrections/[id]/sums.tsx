import { Card } from "@tributary/ui/card";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { correctionTexts } from "@/texts/correction.ts";
import { LineName, OperatorName } from "../operator-line.tsx";
import type { ShownCorrection } from "../types.ts";

const { usage: columns } = correctionTexts;
const { sums: texts } = correctionTexts.detail;

/** What the correction wrote, by operator and line. */
export function Sums({ correction }: { readonly correction: ShownCorrection }) {
  const { sums, currency, totalRecords, chargeMicros } = correction;
  return (
    <Card title={`${texts.title}, ${currency}`} description={texts.description} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{columns.operator}</HeadCell>
            <HeadCell>{columns.line}</HeadCell>
            <HeadCell cellAlign="end">{columns.records}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {columns.quantity}
            </HeadCell>
            <HeadCell cellAlign="end">{columns.charge}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {sums.map((row) => (
            <tr key={`${row.operatorId} ${row.lineCode}`}>
              <RowHead>
                <OperatorName {...row} />
              </RowHead>
              <Cell>
                <LineName {...row} />
              </Cell>
              <Cell cellAlign="end">{signed(row.records)}</Cell>
              <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
                <Quantity value={row.quantity} unit={row.unit} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={row.chargeMicros} currency={currency} isBare isSigned />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{columns.total}</RowHead>
            <Cell />
            <Cell cellAlign="end">{signed(totalRecords)}</Cell>
            <Cell className="max-sm:hidden" />
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={chargeMicros} currency={currency} isBare isSigned />
            </Cell>
          </tr>
        </TableFoot>
      </Table>
    </Card>
  );
}

function signed(records: bigint) {
  return (
    <span className="figures">
      {records > 0n && "+"}
      {formatDecimal(records)}
    </span>
  );
}
