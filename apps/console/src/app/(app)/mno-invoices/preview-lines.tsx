import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import type { Preview } from "./types.ts";

const { lines: texts } = mnoInvoiceTexts.detail;

/** The lines as they were read. */
export function PreviewLines({ preview: { lines, currency } }: { readonly preview: Preview }) {
  return (
    <Table caption={mnoInvoiceTexts.import.linesCaption}>
      <thead>
        <tr>
          <HeadCell cellAlign="end" className="w-0">
            {texts.line}
          </HeadCell>
          <HeadCell>{texts.what}</HeadCell>
          <HeadCell cellAlign="end">{texts.amount}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ lineNumber, lineCode, description, operatorId, amountMicros }) => (
          <tr key={lineNumber}>
            <Cell cellAlign="end" className="text-muted-foreground">
              <Quantity value={BigInt(lineNumber)} />
            </Cell>
            <RowHead>
              {description}
              <span className="block font-normal text-muted-foreground text-xs">
                {[lineCode ?? texts.unmapped, ...(operatorId === null ? [] : [operatorId])].join(", ")}
              </span>
            </RowHead>
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={amountMicros} currency={currency} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
