import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import { disputePath, linePath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement, StatementLine } from "./load.ts";
import { Totals } from "./totals.tsx";

const { lines: texts, groups } = statementTexts.detail;

interface LinesProps {
  readonly statement: Statement;
  /** Whether a line leads to the records behind it. */
  readonly canOpen: boolean;
}

/** Every line of the document, by what it is for, and their totals. */
export function StatementLines({ statement, canOpen }: LinesProps) {
  return (
    <Card title={texts.title} description={canOpen ? texts.description : undefined} isFlush>
      <Table caption={texts.caption}>
        <thead>
          <tr>
            <HeadCell cellAlign="end" className="w-0 max-sm:hidden">
              {texts.line}
            </HeadCell>
            <HeadCell>{texts.what}</HeadCell>
            <HeadCell cellAlign="end" className="max-sm:hidden">
              {texts.quantity}
            </HeadCell>
            <HeadCell className="max-sm:hidden">{texts.period}</HeadCell>
            <HeadCell cellAlign="end">{texts.amount}</HeadCell>
          </tr>
        </thead>
        {statement.groups.map(({ group, lines }) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={5} className="bg-muted px-3 py-1.5 text-left font-medium text-xs">
                {groups[group]}
              </th>
            </tr>
            {lines.map((line) => (
              <LineRow
                key={line.lineNumber}
                line={line}
                statement={statement}
                canOpen={canOpen}
                hasPeriod={group === "earlier"}
              />
            ))}
          </tbody>
        ))}
        <Totals statement={statement} />
      </Table>
    </Card>
  );
}

interface LineRowProps extends LinesProps {
  readonly line: StatementLine;
  readonly hasPeriod: boolean;
}

function LineRow({ line, statement, canOpen, hasPeriod }: LineRowProps) {
  const { number, version, currency } = statement;
  return (
    <tr>
      <Cell cellAlign="end" className="text-muted-foreground max-sm:hidden">
        {line.lineNumber}
      </Cell>
      <RowHead>
        {canOpen ? (
          <AppLink href={linePath(number, version, line.lineNumber)} className="hover:underline">
            {line.description}
          </AppLink>
        ) : (
          line.description
        )}
        <span className="block font-normal text-muted-foreground text-xs sm:hidden">
          {line.quantity !== null && <Quantity value={line.quantity} unit={line.unit} />}
          {hasPeriod && <PeriodLabel period={line.originPeriod} />}
        </span>
        <LineNotes line={line} currency={currency} />
      </RowHead>
      <Cell cellAlign="end" className="max-sm:hidden">
        {line.quantity !== null && <Quantity value={line.quantity} unit={line.unit} />}
      </Cell>
      <Cell className="whitespace-nowrap max-sm:hidden">
        <PeriodLabel period={line.originPeriod} isShort />
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={line.amountMicros} currency={currency} />
      </Cell>
    </tr>
  );
}

/** What became of the line: where it is contested, what was credited of it. */
function LineNotes({ line, currency }: { readonly line: StatementLine; readonly currency: string }) {
  if (line.contestedIn === null && line.creditedMicros === 0n) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1 font-normal">
      {line.contestedIn !== null && (
        <Badge tone="warning">
          {texts.contestedIn}{" "}
          <AppLink href={disputePath(line.contestedIn)} className="underline">
            {line.contestedIn}
          </AppLink>
        </Badge>
      )}
      {line.creditedMicros > 0n && (
        <Badge tone="good">
          {texts.credited} <Money micros={line.creditedMicros} currency={currency} />
        </Badge>
      )}
    </span>
  );
}
