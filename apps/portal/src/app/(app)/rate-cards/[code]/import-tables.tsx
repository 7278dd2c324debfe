import { Quantity } from "@tributary/ui/quantity";
import { Cell, HeadCell, RowHead, Table } from "@tributary/ui/table";
import type { ReactNode } from "react";
import { rateCardTexts } from "@/texts/rate-card.ts";
import { rateImportTexts as texts } from "@/texts/rate-import.ts";
import { BandPrices } from "./band-prices.tsx";
import type { ImportPreview } from "./import-dialog.tsx";

interface PreviewProps {
  readonly preview: ImportPreview;
}

/** The rows that hold the file back, each with its line and the reason. */
export function ImportFaults({ preview: { faults, faultCount } }: PreviewProps) {
  const { caption, line, column, reason } = texts.faults;
  return (
    <Framed caption={caption} heads={[line, column, reason]} hidden={faultCount - faults.length}>
      {faults.map((fault) => (
        <tr key={`${fault.line} ${fault.column} ${fault.message}`}>
          <RowHead>{fault.line}</RowHead>
          <Cell>{fault.column ?? rateCardTexts.none}</Cell>
          <Cell>{fault.message}</Cell>
        </tr>
      ))}
    </Framed>
  );
}

/** The prices that may have been meant otherwise. */
export function ImportQuestions({ preview: { questions, questionCount } }: PreviewProps) {
  const { caption, price, usual } = texts.asked;
  const heads = [texts.faults.line, texts.changes.rate, price, usual];
  return (
    <Framed caption={caption} heads={heads} hidden={questionCount - questions.length}>
      {questions.map((question) => (
        <tr key={`${question.code} ${question.band}`}>
          <RowHead>{question.line}</RowHead>
          <Cell>
            {question.code}, {question.band}
          </Cell>
          <Cell>
            <Quantity value={question.price} unit={question.unit} />
          </Cell>
          <Cell>
            <Quantity value={question.usual} unit={question.unit} />
          </Cell>
        </tr>
      ))}
    </Framed>
  );
}

/** What becomes of each rate that does not stay as it is. */
export function ImportChanges({ preview: { changes, counts } }: PreviewProps) {
  const { caption, kind, kinds, rate, before, after, none } = texts.changes;
  if (changes.length === 0) return <p className="text-muted-foreground text-sm">{none}</p>;
  const hidden = counts.new + counts.changed + counts.ended - changes.length;
  return (
    <Framed caption={caption} heads={[rate, kind, before, after]} hidden={hidden}>
      {changes.map((change) => (
        <tr key={change.code}>
          <RowHead>{change.code}</RowHead>
          <Cell>{kinds[change.kind]}</Cell>
          <Cell>{change.before === null ? rateCardTexts.none : <BandPrices rate={change.before} />}</Cell>
          <Cell>{change.after === null ? rateCardTexts.none : <BandPrices rate={change.after} />}</Cell>
        </tr>
      ))}
    </Framed>
  );
}

interface FramedProps {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly hidden: number;
  readonly children: ReactNode;
}

function Framed({ caption, heads, hidden, children }: FramedProps) {
  return (
    <div className="overflow-hidden rounded-lg border">
      <Table caption={caption} isTall>
        <thead>
          <tr>
            {heads.map((head) => (
              <HeadCell key={head}>{head}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
      {hidden > 0 && (
        <p className="border-t px-4 py-2 text-muted-foreground text-xs">{texts.changes.more(hidden)}</p>
      )}
    </div>
  );
}
