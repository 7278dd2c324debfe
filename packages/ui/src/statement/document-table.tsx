import { AppLink } from "../link-context.tsx";
import { Money } from "../money.tsx";
import { PeriodLabel } from "../period-label.tsx";
import { Quantity } from "../quantity.tsx";
import { Cell, HeadCell, RowHead, Table } from "../table.tsx";
import type { DocumentLine, StatementDocument } from "./document.ts";
import { DocumentTotals } from "./document-totals.tsx";
import { LineNotes } from "./line-notes.tsx";
import { documentTexts } from "./texts.ts";

export interface DocumentTableProps {
  readonly statement: StatementDocument;
  /** To the records behind a line; without it the lines lead nowhere. */
  readonly hrefOf?: (line: DocumentLine) => string;
  /** To a dispute about a line; without it what became of the lines is left out, as on paper. */
  readonly disputeHref?: (number: string) => string;
  readonly texts?: typeof documentTexts;
}

/** Every line of a statement, by what it is for, and their totals. */
export function DocumentTable({ texts = documentTexts, ...props }: DocumentTableProps) {
  const { statement } = props;
  const words = texts.lines;
  return (
    <Table caption={words.caption}>
      <thead>
        <tr>
          <HeadCell cellAlign="end" className="w-0 max-sm:hidden">
            {words.line}
          </HeadCell>
          <HeadCell>{words.what}</HeadCell>
          <HeadCell cellAlign="end" className="max-sm:hidden">
            {words.quantity}
          </HeadCell>
          <HeadCell className="max-sm:hidden">{words.period}</HeadCell>
          <HeadCell cellAlign="end">{words.amount}</HeadCell>
        </tr>
      </thead>
      {statement.groups.map(({ group, lines }) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="bg-muted px-3 py-1.5 text-left font-medium text-xs">
              {texts.groups[group]}
            </th>
          </tr>
          {lines.map((line) => (
            <LineRow
              key={line.lineNumber}
              line={line}
              hasPeriod={group === "earlier"}
              texts={texts}
              {...props}
            />
          ))}
        </tbody>
      ))}
      <DocumentTotals statement={statement} texts={texts.totals} />
    </Table>
  );
}

interface LineRowProps extends DocumentTableProps {
  readonly line: DocumentLine;
  /** Its period is not the statement's own: a narrow screen, which has no column for it, says which. */
  readonly hasPeriod: boolean;
  readonly texts: typeof documentTexts;
}

function LineRow({ line, statement, hasPeriod, hrefOf, disputeHref, texts }: LineRowProps) {
  const quantity = line.quantity !== null && <Quantity value={line.quantity} unit={line.unit} />;
  return (
    <tr>
      <Cell cellAlign="end" className="text-muted-foreground max-sm:hidden">
        {line.lineNumber}
      </Cell>
      <RowHead>
        {hrefOf === undefined ? (
          line.description
        ) : (
          <AppLink href={hrefOf(line)} className="hover:underline">
            {line.description}
          </AppLink>
        )}
        <span className="block font-normal text-muted-foreground text-xs sm:hidden">
          {quantity} {hasPeriod && <PeriodLabel period={line.originPeriod} />}
        </span>
        {disputeHref !== undefined && (
          <LineNotes
            line={line}
            currency={statement.currency}
            disputeHref={disputeHref}
            texts={texts.lines}
          />
        )}
      </RowHead>
      <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
        {quantity}
      </Cell>
      <Cell className="whitespace-nowrap max-sm:hidden">
        <PeriodLabel period={line.originPeriod} isShort />
      </Cell>
      <Cell cellAlign="end" className="whitespace-nowrap">
        <Money micros={line.amountMicros} currency={statement.currency} />
      </Cell>
    </tr>
  );
}
