import { Day } from "../day.tsx";
import { formatBps } from "../format/percent.ts";
import { Money } from "../money.tsx";
import { Cell, RowHead, TableFoot } from "../table.tsx";
import type { DocumentAmounts, StatementDocument } from "./document.ts";
import type { documentTexts } from "./texts.ts";

interface DocumentTotalsProps {
  readonly statement: StatementDocument;
  readonly texts: typeof documentTexts.totals;
}

/** Net, tax and gross, and the same in the currency that is paid where it is another. */
export function DocumentTotals({ statement, texts }: DocumentTotalsProps) {
  const { converted, taxBps } = statement;
  const labels = [texts.net, `${texts.tax} ${formatBps(taxBps)}`, texts.gross];
  return (
    <TableFoot>
      <Sums amounts={statement} labels={labels} />
      {converted !== null && (
        <>
          <tr>
            <td colSpan={5} className="px-3 py-2 text-right font-normal! text-muted-foreground text-xs">
              {texts.rate(converted.rate, converted.source)} <Day on={converted.validOn} />
            </td>
          </tr>
          <Sums amounts={converted} labels={labels} />
        </>
      )}
    </TableFoot>
  );
}

function Sums({
  amounts,
  labels,
}: {
  readonly amounts: DocumentAmounts;
  readonly labels: readonly string[];
}) {
  const sums = [amounts.netMicros, amounts.taxMicros, amounts.grossMicros];
  return sums.map((micros, at) => (
    <tr key={labels[at]}>
      <Cell className="max-sm:hidden" />
      <RowHead>{labels[at]}</RowHead>
      <Cell className="max-sm:hidden" />
      <Cell className="max-sm:hidden" />
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={micros} currency={amounts.currency} />
      </Cell>
    </tr>
  ));
}
