import { Card } from "@tributary/ui/card";
import { DescriptionList } from "@tributary/ui/description-list";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { settlementPath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";

const { cost: texts } = statementTexts.detail;

interface CostPanelProps {
  readonly cost: NonNullable<Statement["cost"]>;
  readonly statement: Statement;
}

/** The cost and the margin that the document does not show. */
export function CostPanel({ cost, statement }: CostPanelProps) {
  const { currency, agreementId } = statement;
  const money = (micros: bigint) => <Money micros={micros} currency={currency} />;
  return (
    <Card
      title={texts.title}
      description={texts.description}
      actions={
        <AppLink href={settlementPath(agreementId, cost.period)} className="text-sm underline">
          {texts.run(cost.runVersion)} <PeriodLabel period={cost.period} isShort />
        </AppLink>
      }
    >
      <div className="grid gap-4">
        <DescriptionList
          columns={3}
          items={[
            { term: texts.cost, value: money(cost.costMicros) },
            { term: texts.margin, value: money(cost.marginMicros) },
            { term: texts.adjustments, value: money(cost.adjustmentsMicros) },
            { term: texts.credits, value: money(cost.creditsMicros) },
            { term: texts.net, value: money(cost.netMicros) },
          ]}
        />
        <details className="group rounded-lg border">
          <summary className="cursor-pointer px-3 py-2 font-medium text-sm">{texts.show}</summary>
          <Lines cost={cost} currency={currency} />
        </details>
      </div>
    </Card>
  );
}

function Lines({ cost, currency }: Pick<CostPanelProps, "cost"> & { readonly currency: string }) {
  return (
    <Table caption={texts.caption}>
      <thead>
        <tr>
          <HeadCell>{texts.what}</HeadCell>
          <HeadCell>{texts.kind}</HeadCell>
          <HeadCell className="max-sm:hidden">{texts.origin}</HeadCell>
          <HeadCell cellAlign="end">{texts.amount}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {cost.lines.map(({ kind, code, description, originPeriod, amountMicros }, index) => (
          <tr key={index}>
            <RowHead>
              {description}
              <span className="block font-normal text-muted-foreground text-xs">{code}</span>
            </RowHead>
            <Cell>{texts.kinds[kind] ?? kind}</Cell>
            <Cell className="max-sm:hidden">
              <PeriodLabel period={originPeriod} isShort />
            </Cell>
            <Cell cellAlign="end" className="whitespace-nowrap">
              <Money micros={amountMicros} currency={currency} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
