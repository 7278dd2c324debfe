import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { operatorTexts } from "@/texts/operators.ts";
import type { Outputs } from "@/trpc/outputs.ts";

type Line = NonNullable<Outputs["operator"]["usage"]>["lines"][number];

interface UsageLinesProps {
  readonly lines: readonly Line[];
  readonly currency: string;
}

/** The month's usage in the units of the agreement, line by line. */
export function UsageLines({ lines, currency }: UsageLinesProps) {
  const { columns, linesCaption } = operatorTexts.usage;
  return (
    <Table caption={linesCaption}>
      <thead>
        <tr>
          <HeadCell>{columns.line}</HeadCell>
          <HeadCell>{columns.service}</HeadCell>
          <HeadCell cellAlign="end">{columns.records}</HeadCell>
          <HeadCell cellAlign="end">{columns.quantity}</HeadCell>
          <HeadCell cellAlign="end">{`${columns.charge} ${currency}`}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.agreementId} ${line.lineCode} ${line.service}`}>
            <RowHead>
              {line.description}{" "}
              <span className="font-normal text-muted-foreground text-xs">{line.lineCode}</span>
            </RowHead>
            <Cell>{operatorTexts.services[line.service] ?? line.service}</Cell>
            <Cell cellAlign="end">
              <Quantity value={line.records} />
            </Cell>
            <Cell cellAlign="end">
              <Quantity value={line.quantity} unit={line.unit} />
            </Cell>
            <Cell cellAlign="end">
              <Money micros={line.chargeMicros} currency={currency} isBare />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
