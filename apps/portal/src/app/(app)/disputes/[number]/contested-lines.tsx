import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { disputeTexts } from "@/texts/dispute.ts";
import type { Dispute } from "../status.tsx";

/** Each contested line beside what it was answered with. */
export function ContestedLines({ dispute }: { readonly dispute: Dispute }) {
  const { lines: texts } = disputeTexts.detail;
  const { currency, lines } = dispute;
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.what}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.period}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.charged}
            </HeadCell>
            <HeadCell cellAlign="end">{texts.contested}</HeadCell>
            <HeadCell cellAlign="end">{texts.credited}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNumber}>
              <RowHead>
                {line.lineNumber}. {line.description}
              </RowHead>
              <Cell className="max-sm:hidden">
                <PeriodLabel period={line.originPeriod} isShort />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
                <Money micros={line.amountMicros} currency={currency} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={line.contestedMicros} currency={currency} />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                {line.creditedMicros === null ? (
                  <span className="text-muted-foreground">{texts.pending}</span>
                ) : (
                  <Money micros={line.creditedMicros} currency={currency} />
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
