/** Plain values only: a bigint has no JSON form, so amounts stand in details as strings. */
export type AuditValue = string | number | boolean | null | AuditValue[] | { [key: string]: AuditValue };

export interface AuditEntry {
  /** A person or a programme, as the caller names itself. */
  readonly actor: string;
  /** Noun and verb: `mno-invoice:accept`. */
  readonly action: string;
  /** What it was done to: an id or a number. */
  readonly subject: string;
  /** Absent: a matter of the portfolio. */
  readonly operatorId?: string | null;
  readonly details?: { [key: string]: AuditValue };
  /** Where it was done; absent: on the command line. */
  readonly app?: "console" | "portal" | "cli";
  readonly requestId?: string | null;
}

interface AuditRow {
  actor: string;
  action: string;
  subject: string;
  operatorId: string | null;
  details: { [key: string]: AuditValue };
  app: string;
  requestId: string | null;
}

/** Any door or transaction that may write the audit log. */
export interface AuditWriter {
  readonly auditEvent: { createMany(args: { data: AuditRow[] }): PromiseLike<unknown> };
}

/** Writes who did what, in the transaction that did it: pass that transaction, never the door around it. */
export async function writeAudit(tx: AuditWriter, entry: AuditEntry): Promise<void> {
  const { actor, action, subject, operatorId = null, details = {}, app = "cli", requestId = null } = entry;
  await tx.auditEvent.createMany({ data: [{ actor, action, subject, operatorId, details, app, requestId }] });
}
