import type { Instant } from "../period/types.ts";

/** How the way to a mail server is protected. */
export const MAIL_SECURITIES = ["tls", "starttls", "none"] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** Why a mail was not taken in. */
export const REFUSALS = [
  "TOO_LARGE",
  "NOT_A_MAIL",
  "TOO_MANY_PARTS",
  "TOO_DEEP",
  "HEAD_TOO_LARGE",
  "OURS",
  "NOT_TAKEN",
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** What can be done about a mail that was refused. */
export interface RefusedStanding {
  readonly reason: RefusalReason;
  readonly sizeBytes: number;
  readonly keptBytes: number;
  /** Whether it was taken in after all. */
  readonly isTaken: boolean;
}

/** How far a mailbox has been read, by its server's numbers. */
export interface MailCursor {
  /** Changes when the server numbers its mails anew. */
  readonly uidValidity: bigint;
  readonly lastUid: bigint;
}

/** When a mailbox is looked into, and how the last looks went. */
export interface LookStanding {
  /** Null: it is not read. */
  readonly dueAt: Instant | null;
  /** Looks in a row that failed. */
  readonly failures: number;
  /** Why the last one did. */
  readonly message: string | null;
}

/** What the head of a mail says of how it was made; null: it does not say it. */
export interface MailMarks {
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly listId: string | null;
  readonly returnPath: string | null;
  readonly contentType: string | null;
  readonly suppresses: string | null;
  readonly from: string;
}
