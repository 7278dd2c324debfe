import { Money } from "@tributary/ui/money";
import { PeriodLabel } from "@tributary/ui/period-label";
import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";
import { DocumentTotals } from "./document-totals.tsx";

const { lines: texts, groups } = statementTexts.detail;

export type DocumentLine = Statement["groups"][number]["lines"][number];

interface DocumentTableProps {
  readonly statement: Statement;
  /** What stands under a line's description. */
  readonly notesOf?: (line: DocumentLine) => ReactNode;
}

/** Every line of the document, by what it is for, and their totals. */
export function DocumentTable({ statement, notesOf }: DocumentTableProps) {
  return (
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
            <tr key={line.lineNumber}>
              <Cell cellAlign="end" className="text-muted-foreground max-sm:hidden">
                {line.lineNumber}
              </Cell>
              <RowHead>
                {line.description}
                {line.quantity !== null && (
                  <span className="block font-normal text-muted-foreground text-xs sm:hidden">
                    <Quantity value={line.quantity} unit={line.unit} />
                  </span>
                )}
                {notesOf?.(line)}
              </RowHead>
              <Cell cellAlign="end" className="whitespace-nowrap max-sm:hidden">
                {line.quantity !== null && <Quantity value={line.quantity} unit={line.unit} />}
              </Cell>
              <Cell className="max-sm:hidden">
                <PeriodLabel period={line.originPeriod} isShort />
              </Cell>
              <Cell cellAlign="end" className="whitespace-nowrap">
                <Money micros={line.amountMicros} currency={statement.currency} />
              </Cell>
            </tr>
          ))}
        </tbody>
      ))}
      <DocumentTotals statement={statement} />
    </Table>
  );
}
