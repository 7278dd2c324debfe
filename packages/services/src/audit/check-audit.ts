import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { FIRST, hex, sealHash } from "./seal-hash.ts";

export type AuditFaultKind = "edited" | "removed" | "inserted" | "relinked" | "cut";

/** Something in the log that is not as it was sealed. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** null = the chain of the portfolio. */
  readonly operatorId: string | null;
  readonly sequence: bigint;
  readonly eventId: bigint | null;
}

/**
 * The end of a chain: whoever keeps it elsewhere can tell later that nothing before it was changed or cut
 * off.
 */
export interface ChainHead {
  readonly operatorId: string | null;
  readonly sequence: bigint;
  readonly hash: string;
}

export interface AuditReport {
  readonly links: number;
  readonly heads: readonly ChainHead[];
  readonly faultCount: number;
  /** The first of them, in order of chain and place. */
  readonly faults: readonly AuditFault[];
}

const LINKS_AT_ONCE = 1_000;
const FAULTS_SHOWN = 100;
const BEFORE_ALL = -(2n ** 63n);
/**
 * No transaction lasts so long: a row dated further back than those sealed before it was not written then.
 */
const LONGEST_TRANSACTION_MS = 24 * 60 * 60 * 1_000;

/**
 * Recomputes every chain of the audit log from its rows, in a transaction that shows one state of them.
 *
 * Shape   finds a row that was edited, removed or put in afterwards, a link that was changed or taken out,
 *         and a chain that is not as `noted` at an earlier time. What was never sealed cannot be told from
 *         what is new.
 */
export async function checkAudit(tx: PortfolioTables, noted: readonly ChainHead[]): Promise<AuditReport> {
  const sealed = await tx.auditSeal.groupBy({ by: ["operatorId"], orderBy: { operatorId: "asc" } });
  const chains = new Set([...sealed, ...noted].map(({ operatorId }) => operatorId));
  const walks: Walk[] = [];
  for (const operatorId of chains) {
    walks.push(
      await walk(
        tx,
        operatorId,
        noted.filter((head) => head.operatorId === operatorId),
      ),
    );
  }
  return {
    links: walks.reduce((sum, { links }) => sum + links, 0),
    heads: walks.flatMap(({ head }) => (head === null ? [] : [head])),
    faultCount: walks.reduce((sum, { faultCount }) => sum + faultCount, 0),
    faults: walks.flatMap(({ faults }) => faults).slice(0, FAULTS_SHOWN),
  };
}

interface Walk {
  readonly links: number;
  readonly head: ChainHead | null;
  readonly faultCount: number;
  readonly faults: readonly AuditFault[];
}

/** Where a walk along a chain has come to. */
interface Place {
  sequence: bigint;
  hash: Uint8Array;
  /** The latest time a row before it was written. */
  latestMs: number;
}

type Seal = Awaited<ReturnType<PortfolioTables["auditSeal"]["findMany"]>>[number];
type Event = Awaited<ReturnType<PortfolioTables["auditEvent"]["findMany"]>>[number];

async function walk(
  tx: PortfolioTables,
  operatorId: string | null,
  noted: readonly ChainHead[],
): Promise<Walk> {
  const known = new Map(noted.map(({ sequence, hash }) => [sequence, hash]));
  const faults: AuditFault[] = [];
  const place: Place = { sequence: 0n, hash: FIRST, latestMs: 0 };
  let [links, faultCount, after] = [0, 0, BEFORE_ALL];
  const add = (kind: AuditFaultKind, sequence: bigint, eventId: bigint | null) => {
    faultCount += 1;
    if (faults.length < FAULTS_SHOWN) faults.push({ kind, operatorId, sequence, eventId });
  };
  for (;;) {
    const { seals, events } = await nextLinks(tx, operatorId, after);
    for (const seal of seals) {
      const kind = faultOf(seal, events.get(seal.eventId), place, known.get(seal.sequence));
      if (kind !== null) add(kind, seal.sequence, seal.eventId);
      Object.assign(place, { sequence: seal.sequence, hash: seal.hash });
      after = seal.sequence;
      links += 1;
    }
    if (seals.length < LINKS_AT_ONCE) break;
  }
  for (const { sequence } of noted) if (sequence > place.sequence) add("cut", sequence, null);
  const head = links === 0 ? null : { operatorId, sequence: place.sequence, hash: hex(place.hash) };
  return { links, head, faultCount, faults };
}

async function nextLinks(tx: PortfolioTables, operatorId: string | null, after: bigint) {
  const seals = await tx.auditSeal.findMany({
    where: { operatorId, sequence: { gt: after } },
    orderBy: { sequence: "asc" },
    take: LINKS_AT_ONCE,
  });
  const rows = await tx.auditEvent.findMany({ where: { id: { in: seals.map(({ eventId }) => eventId) } } });
  return { seals, events: new Map(rows.map((event) => [event.id, event])) };
}

/** What is wrong with a link; the walk goes on from what is stored, so that one edit is one fault. */
function faultOf(
  { sequence, previousHash, hash }: Seal,
  event: Event | undefined,
  place: Place,
  notedHash: string | undefined,
): AuditFaultKind | null {
  if (sequence !== place.sequence + 1n || event === undefined) return "removed";
  if (hex(previousHash) !== hex(place.hash)) return "relinked";
  if (hex(sealHash(event, sequence, previousHash)) !== hex(hash)) return "edited";
  if (notedHash !== undefined && notedHash !== hex(hash)) return "relinked";
  const writtenMs = event.occurredAt.getTime();
  const isPutIn = writtenMs < place.latestMs - LONGEST_TRANSACTION_MS;
  place.latestMs = Math.max(place.latestMs, writtenMs);
  return isPutIn ? "inserted" : null;
}
