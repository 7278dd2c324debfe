import { Badge } from "@tributary/ui/badge";
import { Card } from "@tributary/ui/card";
import { AppLink } from "@tributary/ui/link-context";
import { Money } from "@tributary/ui/money";
import { operatorDisputePath } from "@/frame/paths.ts";
import { statementTexts } from "@/texts/statement.ts";
import type { Statement } from "../status.tsx";
import { type DocumentLine, DocumentTable } from "./document-table.tsx";

const { lines: texts } = statementTexts.detail;

/** The document with what became of its lines. */
export function StatementLines({ statement }: { readonly statement: Statement }) {
  return (
    <Card title={texts.title} isFlush>
      <DocumentTable
        statement={statement}
        notesOf={(line) => <LineNotes line={line} statement={statement} />}
      />
    </Card>
  );
}

interface LineNotesProps {
  readonly line: DocumentLine;
  readonly statement: Statement;
}

/** Where a line is contested, and what was credited of it. */
function LineNotes({ line, statement }: LineNotesProps) {
  const { contestedIn, creditedMicros } = line;
  if (contestedIn === null && creditedMicros === 0n) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1 font-normal">
      {contestedIn !== null && (
        <Badge tone="warning">
          {texts.contestedIn}{" "}
          <AppLink href={operatorDisputePath(statement.operatorId, contestedIn)} className="underline">
            {contestedIn}
          </AppLink>
        </Badge>
      )}
      {creditedMicros > 0n && (
        <Badge tone="good">
          {texts.credited} <Money micros={creditedMicros} currency={statement.currency} />
        </Badge>
      )}
    </span>
  );
}
