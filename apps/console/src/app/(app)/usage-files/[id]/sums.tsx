import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Bytes, Duration, Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { PageLinks } from "@/frame/page-links.tsx";
import { usageFileTexts } from "@/texts/usage-file.ts";
import type { FileSums, UsageFile } from "../status.tsx";

const { sums: texts } = usageFileTexts.detail;

export const SUMS_PAGE_SIZE = 25;

type Sum = FileSums["rows"][number];

interface SumsProps {
  readonly file: UsageFile;
  readonly sums: FileSums;
  readonly page: number;
}

/** What the file brought by operator and line; the records themselves are their operator's. */
export function Sums({ file, sums, page }: SumsProps) {
  const { currency } = file.agreement;
  if (sums.total === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return (
    <Card title={texts.title} description={texts.description} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell>{texts.operator}</HeadCell>
            <HeadCell>{texts.line}</HeadCell>
            <HeadCell className="max-sm:hidden">{texts.period}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.service}</HeadCell>
            <HeadCell cellAlign="end">{texts.records}</HeadCell>
            <HeadCell cellAlign="end" className="max-md:hidden">
              {texts.quantity}
            </HeadCell>
            <HeadCell cellAlign="end">{texts.charge}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {sums.rows.map((sum) => (
            <SumRow key={keyOf(sum)} sum={sum} currency={currency} />
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{texts.total}</RowHead>
            <Cell />
            <Cell className="max-sm:hidden" />
            <Cell className="max-md:hidden" />
            <Cell cellAlign="end">
              <Quantity value={sums.accepted.records} />
            </Cell>
            <Cell className="max-md:hidden" />
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={sums.accepted.chargeMicros} currency={currency} />
            </Cell>
          </tr>
        </TableFoot>
      </Table>
      <PageLinks page={page} size={SUMS_PAGE_SIZE} total={sums.total} />
    </Card>
  );
}

function SumRow({ sum, currency }: { readonly sum: Sum; readonly currency: string }) {
  const { operatorName, lineCode, period, service, outcome, records, chargeMicros } = sum;
  return (
    <tr className={outcome === "duplicate" ? "text-muted-foreground" : undefined}>
      <RowHead>
        <span className="flex flex-wrap items-center gap-1.5">
          {operatorName ?? usageFileTexts.nobody}
          {outcome === "duplicate" && <Badge>{texts.duplicate}</Badge>}
        </span>
      </RowHead>
      <Cell>{lineCode}</Cell>
      <Cell className="max-sm:hidden">
        <PeriodLabel period={period} isShort />
      </Cell>
      <Cell className="max-md:hidden">{usageFileTexts.services[service] ?? service}</Cell>
      <Cell cellAlign="end">
        <Quantity value={records} />
      </Cell>
      <Cell cellAlign="end" className="max-md:hidden whitespace-nowrap">
        <Volume sum={sum} />
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={chargeMicros} currency={currency} />
      </Cell>
    </tr>
  );
}

/** A quantity in the base unit of its service. */
function Volume({ sum: { service, quantity } }: { readonly sum: Sum }) {
  if (service === "data") return <Bytes bytes={quantity} />;
  return service === "voice" ? <Duration seconds={quantity} /> : <Quantity value={quantity} />;
}

function keyOf({ operatorId, period, lineCode, service, outcome }: Sum): string {
  return [operatorId, period, lineCode, service, outcome].join(" ");
}
