import { createHash } from "node:crypto";
import { canonicalJson } from "@tributary/domain/statement/canonical";

/** A row of the audit log as its seal covers it: every column. */
export interface SealedEvent {
  readonly id: bigint;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly operatorId: string | null;
  readonly details: unknown;
  readonly app: string;
  readonly requestId: string | null;
}

/** What the first link of a chain stands on. */
export const FIRST: Uint8Array = new Uint8Array(32);

/**
 * The hash of a link: the SHA-256 of the canonical JSON of the row, its place in the chain and the hash
 * before it.
 *
 * Shape   times as ISO 8601 in UTC, hashes in lower-case hex, bigints as decimal text; details as JSON text
 *         with sorted keys, because their numbers need not be integers.
 */
export function sealHash(event: SealedEvent, sequence: bigint, previousHash: Uint8Array): Uint8Array {
  const { id, occurredAt, actor, action, subject, operatorId, details, app, requestId } = event;
  const covered = canonicalJson({
    ...{ id, occurredAt: occurredAt.toISOString(), actor, action, subject, operatorId, app, requestId },
    details: JSON.stringify(sorted(details)),
    sequence,
    previousHash: hex(previousHash),
  });
  return createHash("sha256").update(covered).digest();
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
