import { Day } from "@tributary/ui/day";
import { formatBps } from "@tributary/ui/format/percent";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { billTexts } from "@/texts/bill.ts";
import type { Bill } from "../status.tsx";

const { lines: texts, totals } = billTexts.detail;

/** What a bill is for, and what it comes to. */
export function BillLines({ bill: { lines, taxes, currency, ...bill } }: { readonly bill: Bill }) {
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.description}</HeadCell>
          <HeadCell className="max-lg:hidden">{texts.days}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {texts.quantity}
          </HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {texts.tax}
          </HeadCell>
          <HeadCell cellAlign="end">{texts.net}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.lineNumber}>
            <RowHead>{line.description}</RowHead>
            <Cell className="max-lg:hidden">
              <Day on={line.fromDay} /> – <Day on={line.toDay} />
            </Cell>
            <Cell cellAlign="end" className="max-sm:hidden">
              {line.quantity === null || line.unit === null ? "–" : `${line.quantity} ${line.unit}`}
            </Cell>
            <Cell cellAlign="end" className="max-sm:hidden">
              {formatBps(line.taxBps)}
            </Cell>
            <Cell cellAlign="end">
              <Money micros={line.netMicros} currency={currency} />
            </Cell>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <Sum label={totals.net} micros={bill.netMicros} currency={currency} />
        {taxes.map(({ taxCode, taxBps, taxMicros }) => (
          <Sum
            key={taxCode}
            label={`${totals.tax}, ${formatBps(taxBps)}`}
            micros={taxMicros}
            currency={currency}
          />
        ))}
        <Sum label={totals.gross} micros={bill.grossMicros} currency={currency} />
      </tfoot>
    </Table>
  );
}

function Sum({ label, micros, currency }: { label: string; micros: bigint; currency: string }) {
  return (
    <tr>
      <RowHead>{label}</RowHead>
      <Cell className="max-lg:hidden" />
      <Cell className="max-sm:hidden" />
      <Cell className="max-sm:hidden" />
      <Cell cellAlign="end">
        <Money micros={micros} currency={currency} />
      </Cell>
    </tr>
  );
}
