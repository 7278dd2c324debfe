import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { subscriberPath } from "@/frame/paths.ts";
import { rateCorrectionTexts } from "@/texts/rate-correction.ts";
import type { Correction } from "../../correction-status.tsx";

const { most: texts, months } = rateCorrectionTexts;

/** Whose usage changes most. */
export function MostChanged({ correction: { most, currency } }: { readonly correction: Correction }) {
  if (most.length === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={texts.title} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.subscriber}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {months.before}
            </HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {months.after}
            </HeadCell>
            <HeadCell cellAlign="end">{months.difference}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {most.map(({ number, beforeMicros, afterMicros, differenceMicros }) => (
            <tr key={number}>
              <RowHead>
                <AppLink href={subscriberPath(number)} className="underline underline-offset-2">
                  {number}
                </AppLink>
              </RowHead>
              <Cell cellAlign="end" className="max-sm:hidden">
                <Money micros={beforeMicros} currency={currency} isBare />
              </Cell>
              <Cell cellAlign="end" className="max-sm:hidden">
                <Money micros={afterMicros} currency={currency} isBare />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={differenceMicros} currency={currency} isBare isSigned />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
