import { Card } from "@tributary/ui/card";
import { Day } from "@tributary/ui/day";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { dayPath } from "@/frame/paths.ts";
import { Share } from "@/frame/share.tsx";
import { lineTexts } from "@/texts/statement-line.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import type { Line } from "./line-head.tsx";

type Days = Extract<Outputs["statementLine"]["days"], { kind: "usage" }>["days"];

const { days: texts } = lineTexts;

interface LineDaysProps {
  readonly number: string;
  readonly version: number;
  readonly line: Line;
  readonly days: Days;
}

/** The days behind a usage line; each leads to its records. */
export function LineDays({ number, version, line, days }: LineDaysProps) {
  const { lineNumber, unit, quantity, currency, amountMicros, zone } = line;
  return (
    <Card title={texts.title} description={texts.description(zone)} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.day}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.records}
            </HeadCell>
            <HeadCell cellAlign="end">{texts.quantity}</HeadCell>
            <HeadCell cellAlign="end">{texts.share}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <RowHead>
                <AppLink href={dayPath(number, version, lineNumber, day.day)} className="hover:underline">
                  <Day on={day.day} />
                </AppLink>
              </RowHead>
              <Cell cellAlign="end" className="max-sm:hidden">
                <Quantity value={day.records} />
              </Cell>
              <Cell cellAlign="end">{day.quantity && <Quantity value={day.quantity} unit={unit} />}</Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Share micros={day.amountMicros} currency={currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{texts.total}</RowHead>
            <Cell className="max-sm:hidden" />
            <Cell cellAlign="end">{quantity && <Quantity value={quantity} unit={unit} />}</Cell>
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={amountMicros} currency={currency} />
            </Cell>
          </tr>
        </TableFoot>
      </Table>
    </Card>
  );
}
