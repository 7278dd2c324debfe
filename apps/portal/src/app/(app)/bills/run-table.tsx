import { Card } from "@tributary/ui/card";
import { formatDecimal } from "@tributary/ui/format/quantity";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { billRunPath } from "@/frame/paths.ts";
import { billTexts } from "@/texts/bill.ts";
import { type RunRow, RunStatus } from "./status.tsx";

const { runs: texts, period, state } = billTexts;
const SHOWN = 6;

/** The latest billing runs; each leads to what it came to. */
export function RunTable({ runs }: { readonly runs: readonly RunRow[] }) {
  if (runs.length === 0) {
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
            <HeadCell>{period}</HeadCell>
            <HeadCell cellAlign="end">{texts.bills}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.exceptions}
            </HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.gross}
            </HeadCell>
            <HeadCell>{state}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, SHOWN).map((run) => (
            <tr key={run.id}>
              <RowHead>
                <AppLink href={billRunPath(run.id)} className="hover:underline">
                  <PeriodLabel period={run.period} />
                </AppLink>
              </RowHead>
              <Cell cellAlign="end">{formatDecimal(BigInt(run.bills))}</Cell>
              <Cell cellAlign="end" className="max-sm:hidden">
                {run.exceptions}
              </Cell>
              <Cell cellAlign="end" className="max-sm:hidden">
                {run.currency === null ? "–" : <Money micros={run.grossMicros} currency={run.currency} />}
              </Cell>
              <Cell>
                <RunStatus status={run.status} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
