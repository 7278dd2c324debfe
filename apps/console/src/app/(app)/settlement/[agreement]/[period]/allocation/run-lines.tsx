import { ButtonLink } from "@tributary/ui/button";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table, TableFoot } from "@tributary/ui/table";
import { operatorPath } from "@/frame/paths.ts";
import { settlementViewTexts } from "@/texts/settlement-views.ts";
import type { Outputs } from "@/trpc/outputs.ts";
import { api } from "@/trpc/server.ts";
import type { MatrixSearch } from "./search.ts";

const { drill: texts, margin, adjustments, retained } = settlementViewTexts.allocation;

interface RunLinesProps {
  readonly runId: string;
  readonly drill: NonNullable<MatrixSearch["drill"]>;
  readonly columns: Outputs["settlement"]["matrix"]["columns"];
  readonly currency: string;
}

/** The posted lines that one amount of the matrix is the sum of. */
export async function RunLines({ runId, drill, columns, currency }: RunLinesProps) {
  const { operatorId, group } = drill;
  const { lines, operatorName, totalMicros } = await api.settlement.lines({ runId, operatorId, group });
  const { columns: heads } = texts;
  return (
    <div className="grid gap-4 px-4 pb-6">
      <h2 className="font-semibold text-base">
        {texts.title(operatorName ?? retained, groupName(group, columns))}
      </h2>
      {lines.length === 0 ? (
        <p className="text-sm">{texts.none}</p>
      ) : (
        <div className="overflow-hidden rounded-lg border">
          <Table caption={texts.caption}>
            <thead>
              <tr>
                <HeadCell>{heads.description}</HeadCell>
                <HeadCell>{heads.origin}</HeadCell>
                <HeadCell cellAlign="end">{heads.quantity}</HeadCell>
                <HeadCell cellAlign="end">{heads.amount}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <RowHead>
                    {line.description}
                    <span className="block font-normal text-muted-foreground text-xs">
                      {texts.kinds[line.kind] ?? line.kind} · {line.lineCode}
                    </span>
                  </RowHead>
                  <Cell className="whitespace-nowrap">
                    <PeriodLabel period={line.originPeriod} isShort />
                  </Cell>
                  <Cell cellAlign="end">
                    {line.quantity !== null && <Quantity value={line.quantity} unit={line.unit} />}
                  </Cell>
                  <Cell cellAlign="end">
                    <Money micros={line.amountMicros} currency={currency} />
                  </Cell>
                </tr>
              ))}
            </tbody>
            <TableFoot>
              <tr>
                <RowHead>{texts.total}</RowHead>
                <Cell />
                <Cell />
                <Cell cellAlign="end">
                  <Money micros={totalMicros} currency={currency} />
                </Cell>
              </tr>
            </TableFoot>
          </Table>
        </div>
      )}
      {operatorId !== null && (
        <p>
          <ButtonLink size="sm" href={operatorPath(operatorId)}>
            {texts.toOperator}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}

function groupName(group: RunLinesProps["drill"]["group"], columns: RunLinesProps["columns"]): string {
  if ("kind" in group) return group.kind === "margin" ? margin : adjustments;
  const column = columns.find(({ code }) => code === group.lineCode);
  return column === undefined || column.description === column.code
    ? group.lineCode
    : `${column.code} ${column.description}`;
}
