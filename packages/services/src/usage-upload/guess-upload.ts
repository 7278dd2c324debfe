import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import {
  type Dialect,
  type Draft,
  type DraftQuestion,
  openQuestions,
} from "@tributary/mediation/guess/draft";
import { type FileGuess, guessFile } from "@tributary/mediation/guess/guess-file";
import { readSample } from "@tributary/mediation/guess/sample";
import { type ChoosableAgreement, chooseAgreements } from "./choose-agreements.ts";
import { findOwnUpload, type UploadKey } from "./find-upload.ts";

/** So many rows are shown. */
const SHOWN = 50;

/** A file of an unknown format, what it seems to be, and what its mapping still needs. */
export interface GuessedUpload extends Pick<FileGuess, "columns" | "reasons" | "timeFormats" | "timeReason"> {
  readonly id: string;
  readonly name: string;
  readonly agreementId: string | null;
  readonly sourceId: string | null;
  readonly draft: Draft;
  readonly questions: readonly DraftQuestion[];
  readonly rows: readonly {
    readonly line: number;
    readonly fields: readonly string[];
    readonly fault: string | null;
  }[];
  readonly agreements: readonly ChoosableAgreement[];
}

/**
 * Looks at the beginning of an upload. What its sender has said before counts, unless they now say anew how
 * it is written.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `FILE_UNREADABLE`.
 */
export async function guessUpload(
  db: PortfolioDb,
  { dialect, ...key }: UploadKey & { readonly dialect: Dialect | undefined },
): Promise<GuessedUpload> {
  const upload = await findOwnUpload(db, key);
  const [sample, agreements] = await Promise.all([readSample({ path: upload.path }), chooseAgreements(db)]);
  const said = dialect ?? (upload.draft === null ? undefined : dialectOf(upload.draft));
  const guess = guessFile(sample, upload.name, new Date(), said);
  const draft = dialect === undefined && upload.draft !== null ? upload.draft : guess.draft;
  const { columns, reasons, timeFormats, timeReason } = guess;
  return {
    id: upload.id,
    name: upload.name,
    agreementId: upload.agreementId,
    sourceId: upload.sourceId,
    draft,
    questions: openQuestions(draft),
    columns,
    reasons,
    timeFormats,
    timeReason,
    rows: guess.rows.slice(0, SHOWN),
    agreements,
  };
}

function dialectOf({ format, encoding, delimiter, quote, hasHeader }: Draft): Dialect {
  return { format, encoding, delimiter, quote, hasHeader };
}
