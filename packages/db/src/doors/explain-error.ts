import { DomainError, type DomainErrorCode } from "@tributary/domain/error";

interface Known {
  readonly test: RegExp;
  readonly code: DomainErrorCode;
  readonly sentence: string;
}

/** Failures of the machine rather than of the input: matched by the error's code and its words. */
const KNOWN: readonly Known[] = [
  {
    test: /\bENOSPC\b|\b53100\b|No space left on device/i,
    code: "DISK_FULL",
    sentence: "The disk is full: free some space and do the same again; nothing was half done.",
  },
  {
    test: /\bECONNREFUSED\b|\bENOTFOUND\b|\bETIMEDOUT\b|\bECONNRESET\b|Connection terminated|\b57P0[123]\b/,
    code: "DATABASE_UNAVAILABLE",
    sentence: "The database does not answer: see that it runs, or correct DATABASE_URL, and try again.",
  },
  {
    test: /\b28P01\b|\b28000\b|\b3D000\b/,
    code: "DATABASE_UNAVAILABLE",
    sentence: "The database refuses the connection: correct the user, password or name in DATABASE_URL.",
  },
];

/** The sentence for a failure of disk or database, or the error itself when it is of another kind. */
export function explainError(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const text = wordsOf(error);
  const known = KNOWN.find(({ test }) => test.test(text));
  return known === undefined ? error : new DomainError(known.code, known.sentence, { cause: error.message });
}

/** Code and message of an error and of what it was caused by; Prisma keeps the server's code in `meta`. */
function wordsOf(error: Error, depth = 3): string {
  const { code, meta } = error as { code?: unknown; meta?: unknown };
  const own = `${typeof code === "string" ? code : ""} ${error.message} ${JSON.stringify(meta ?? "")}`;
  return error.cause instanceof Error && depth > 0 ? `${own} ${wordsOf(error.cause, depth - 1)}` : own;
}
