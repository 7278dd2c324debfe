import { Badge } from "../badge.tsx";
import { AppLink } from "../link-context.tsx";
import { Money } from "../money.tsx";
import type { DocumentLine } from "./document.ts";
import type { documentTexts } from "./texts.ts";

interface LineNotesProps {
  readonly line: DocumentLine;
  readonly currency: string;
  readonly disputeHref: (number: string) => string;
  readonly texts: typeof documentTexts.lines;
}

/** What became of a line: where it is contested, what was credited of it. */
export function LineNotes({ line, currency, disputeHref, texts }: LineNotesProps) {
  const { contestedIn, creditedMicros } = line;
  if (contestedIn === null && creditedMicros === 0n) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1 font-normal">
      {contestedIn !== null && (
        <Badge tone="warning">
          {texts.contestedIn}{" "}
          <AppLink href={disputeHref(contestedIn)} className="underline">
            {contestedIn}
          </AppLink>
        </Badge>
      )}
      {creditedMicros > 0n && (
        <Badge tone="good">
          {texts.credited} <Money micros={creditedMicros} currency={currency} />
        </Badge>
      )}
    </span>
  );
}
