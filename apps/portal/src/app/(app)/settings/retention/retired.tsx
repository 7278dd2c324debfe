import { Card } from "@tributary/ui/card";
import { Instant } from "@tributary/ui/instant";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { retentionTexts } from "@/texts/retention.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { retired: texts } = retentionTexts;

interface RetiredProps {
  readonly months: Outputs["retention"]["show"]["retired"];
}

/** The months of usage that went. */
export function Retired({ months }: RetiredProps) {
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.columns.month}</HeadCell>
            <HeadCell cellAlign="end">{texts.columns.records}</HeadCell>
            <HeadCell>{texts.columns.when}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, records, retiredAt }) => (
            <tr key={`${month} ${retiredAt.getTime()}`}>
              <RowHead>{month}</RowHead>
              <Cell cellAlign="end">
                <Quantity value={records} />
              </Cell>
              <Cell>
                <Instant at={retiredAt} zone="UTC" style="date" />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
