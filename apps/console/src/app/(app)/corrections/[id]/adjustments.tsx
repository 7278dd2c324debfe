import { Card } from "@tributary/ui/card";
import { formatPeriod } from "@tributary/ui/format/period";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { settlementPath, statementPath } from "@/frame/paths.ts";
import { correctionTexts } from "@/texts/correction.ts";
import { OperatorName } from "../operator-line.tsx";
import type { ShownCorrection } from "../types.ts";

const { usage } = correctionTexts;
const { adjustments: texts } = correctionTexts.detail;

type Run = NonNullable<ShownCorrection["runs"]>[number];

/** What the run of a later month made of it, and on whose statement; for those who may read settlements. */
export function Adjustments({ correction }: { readonly correction: ShownCorrection }) {
  const { runs, agreementId, currency } = correction;
  if (runs === null) return null;
  if (runs.length === 0) {
    return (
      <Card title={texts.title}>
        <p className="text-muted-foreground text-sm">{texts.none}</p>
      </Card>
    );
  }
  return runs.map((run) => (
    <RunCard key={`${run.period} ${run.version}`} run={run} agreementId={agreementId} currency={currency} />
  ));
}

interface RunCardProps {
  readonly run: Run;
  readonly agreementId: string;
  readonly currency: string;
}

function RunCard({
  run: { period, version, adjustments, totalMicros },
  agreementId,
  currency,
}: RunCardProps) {
  return (
    <Card
      title={`${texts.title}, ${currency}`}
      description={texts.description}
      actions={
        <AppLink href={`${settlementPath(agreementId, period)}?v=${version}`} className="text-sm underline">
          <PeriodLabel period={period} isShort />, {texts.run(version)}
        </AppLink>
      }
      isFlush
    >
      <Table caption={texts.caption(formatPeriod(period))}>
        <thead>
          <tr>
            <HeadCell>{usage.operator}</HeadCell>
            <HeadCell>{usage.line}</HeadCell>
            <HeadCell className="max-md:hidden">{texts.text}</HeadCell>
            <HeadCell>{texts.statement}</HeadCell>
            <HeadCell cellAlign="end">{usage.amount}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {adjustments.map((row) => (
            <tr key={`${row.operatorId} ${row.lineCode}`}>
              <RowHead>
                <OperatorName {...row} none={usage.retained} />
              </RowHead>
              <Cell>{row.lineCode}</Cell>
              <Cell className="max-md:hidden">{row.description}</Cell>
              <Cell>
                {row.statement !== null && (
                  <AppLink href={statementPath(row.statement)} className="break-all underline">
                    {row.statement}
                  </AppLink>
                )}
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={row.amountMicros} currency={currency} isBare isSigned />
              </Cell>
            </tr>
          ))}
        </tbody>
        <TableFoot>
          <tr>
            <RowHead>{usage.total}</RowHead>
            <Cell />
            <Cell className="max-md:hidden" />
            <Cell />
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={totalMicros} currency={currency} isBare isSigned />
            </Cell>
          </tr>
        </TableFoot>
      </Table>
    </Card>
  );
}
