import { formatBps } from "@tributary/ui/format/percent";
import { Money } from "@tributary/ui/money";
import { Cell, RowHead, TableFoot } from "@tributary/ui/table";
import { Day } from "@/frame/day.tsx";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";

const { totals: texts } = statementTexts.detail;

interface Amounts {
  readonly currency: string;
  readonly netMicros: bigint;
  readonly taxMicros: bigint;
  readonly grossMicros: bigint;
}

/** Net, tax and gross, and the same in the currency that is paid where it is another. */
export function DocumentTotals({ statement }: { readonly statement: Statement }) {
  const { converted, taxBps } = statement;
  const tax = `${texts.tax} ${formatBps(taxBps)}`;
  return (
    <TableFoot>
      <Sums amounts={statement} tax={tax} />
      {converted !== null && (
        <>
          <tr>
            <td colSpan={5} className="px-3 py-2 text-right font-normal! text-muted-foreground text-xs">
              {texts.rate(converted.rate, converted.source)} <Day on={converted.validOn} />
            </td>
          </tr>
          <Sums amounts={converted} tax={tax} />
        </>
      )}
    </TableFoot>
  );
}

function Sums({ amounts, tax }: { readonly amounts: Amounts; readonly tax: string }) {
  const rows = [
    { label: texts.net, micros: amounts.netMicros },
    { label: tax, micros: amounts.taxMicros },
    { label: texts.gross, micros: amounts.grossMicros },
  ];
  return rows.map(({ label, micros }) => (
    <tr key={label}>
      <Cell className="max-sm:hidden" />
      <RowHead>{label}</RowHead>
      <Cell className="max-sm:hidden" />
      <Cell className="max-sm:hidden" />
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={micros} currency={amounts.currency} />
      </Cell>
    </tr>
  ));
}
