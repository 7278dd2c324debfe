import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { operatorDisputeTexts } from "@/texts/operator-dispute.ts";
import type { OperatorDispute } from "../../status.tsx";

const { lines: texts } = operatorDisputeTexts.detail;

/** Each contested line beside what it charges and what was credited of it. */
export function ContestedLines({ dispute }: { readonly dispute: OperatorDispute }) {
  const { currency } = dispute;
  const money = (micros: bigint) => <Money micros={micros} currency={currency} />;
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.line}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.period}</HeadCell>
            <HeadCell cellAlign="end">{texts.charged}</HeadCell>
            <HeadCell cellAlign="end">{texts.contested}</HeadCell>
            <HeadCell cellAlign="end">{texts.credited}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {dispute.lines.map((line) => (
            <tr key={line.lineNumber}>
              <RowHead>
                {line.lineNumber} · {line.description}
                <span className="block font-normal text-muted-foreground text-xs">{line.code}</span>
              </RowHead>
              <Cell className="max-sm:hidden">
                <PeriodLabel period={line.originPeriod} isShort />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {money(line.amountMicros)}
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {money(line.contestedMicros)}
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {line.creditedMicros === null ? (
                  <span className="text-muted-foreground text-xs">{texts.pending}</span>
                ) : (
                  money(line.creditedMicros)
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
