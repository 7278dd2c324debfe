import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { homeTexts } from "@/texts/home.ts";
import type { Account } from "./facts.ts";

const { owed: texts } = homeTexts;

/** What is open by age, in each currency that is paid in. */
export function Owed({ aging }: { readonly aging: Account["aging"] }) {
  if (aging.length === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      {aging.map((each) => (
        <AgingTable key={each.currency} aging={each} />
      ))}
    </Card>
  );
}

function AgingTable({ aging }: { readonly aging: Account["aging"][number] }) {
  const { currency, buckets, creditMicros, totalMicros } = aging;
  return (
    <Table caption={`${texts.caption}, ${currency}`}>
      <thead className="sr-only">
        <tr>
          <HeadCell>{texts.title}</HeadCell>
          <HeadCell cellAlign="end">{currency}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ bucket, amountMicros }) => (
          <tr key={bucket} className={bucket !== "current" && amountMicros > 0n ? "text-bad" : undefined}>
            <RowHead>{texts.buckets[bucket]}</RowHead>
            <Cell cellAlign="end">
              <Money micros={amountMicros} currency={currency} />
            </Cell>
          </tr>
        ))}
        {creditMicros < 0n && (
          <tr>
            <RowHead>{texts.credit}</RowHead>
            <Cell cellAlign="end">
              <Money micros={creditMicros} currency={currency} />
            </Cell>
          </tr>
        )}
      </tbody>
      <TableFoot>
        <tr>
          <RowHead>{texts.total}</RowHead>
          <Cell cellAlign="end">
            <Money micros={totalMicros} currency={currency} />
          </Cell>
        </tr>
      </TableFoot>
    </Table>
  );
}
