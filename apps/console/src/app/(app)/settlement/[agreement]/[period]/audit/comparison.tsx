import { Card } from "@tributary/ui/card";
import { Money } from "@tributary/ui/money";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { ChangedFields } from "../changed-fields.tsx";

type Compared = Outputs["settlement"]["compare"];

const texts = settlementViewTexts.audit;

/** Whose money moved from one version to the next, and which inputs made it move. */
export function Comparison({
  comparison,
  currency,
}: {
  readonly comparison: Compared;
  readonly currency: string;
}) {
  const { before, after, operators, operatorCount, changes, changeCount } = comparison;
  return (
    <Card title={texts.comparison(before, after)}>
      <div className="grid gap-5">
        <section className="grid gap-2">
          <h3 className="text-muted-foreground text-xs">
            {texts.moved}
            {operators.length < operatorCount && `, ${texts.shown(operators.length, operatorCount)}`}
          </h3>
          {operators.length === 0 ? (
            <p className="text-sm">{texts.movedNone}</p>
          ) : (
            <Moved operators={operators} currency={currency} />
          )}
        </section>
        <section className="grid gap-2">
          <h3 className="text-muted-foreground text-xs">{texts.inputs}</h3>
          {changes.length === 0 ? (
            <p className="text-sm">{texts.inputsNone}</p>
          ) : (
            <ChangedFields
              caption={texts.inputs}
              columns={texts.inputsColumns}
              changes={changes}
              changeCount={changeCount}
              absent={texts.absent}
            />
          )}
        </section>
      </div>
    </Card>
  );
}

function Moved({ operators, currency }: Pick<Compared, "operators"> & { readonly currency: string }) {
  const { movedColumns: columns } = texts;
  return (
    <div className="overflow-hidden rounded-lg border">
      <Table caption={texts.moved}>
        <thead>
          <tr>
            <HeadCell>{columns.operator}</HeadCell>
            <HeadCell cellAlign="end">{columns.before}</HeadCell>
            <HeadCell cellAlign="end">{columns.after}</HeadCell>
            <HeadCell cellAlign="end">
              {columns.move}, {currency}
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {operators.map(({ operatorId, name, beforeMicros, afterMicros, moveMicros }) => (
            <tr key={operatorId}>
              <RowHead>{name ?? texts.retained}</RowHead>
              <Cell cellAlign="end">
                <Money micros={beforeMicros} currency={currency} isBare />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={afterMicros} currency={currency} isBare />
              </Cell>
              <Cell cellAlign="end">
                <Money micros={moveMicros} currency={currency} isBare isSigned />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
