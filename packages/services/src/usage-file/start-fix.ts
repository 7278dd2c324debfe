import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { type AuditEntry, writeAudit } from "../audit/write-audit.ts";
import { countPicked, type FixKind, type PickedRecords, UNATTRIBUTED } from "./fix-kind.ts";
import { rejectedBy, takeBackRecords } from "./fix-records.ts";
import type { UsageDoors } from "./ingest-files.ts";
import {
  beginRedrive,
  claimRedrive,
  endRedrive,
  type RedriveClaim,
  reportRedrives,
} from "./redrive-progress.ts";
import {
  type RedriveOutcome,
  type RedriveRequest,
  redriveQuarantine,
  requireWhy,
} from "./redrive-quarantine.ts";
import { summarizeRedrive } from "./redrive-result.ts";
import type { QuarantineGroupKey } from "./show-quarantine-group.ts";

const HEARTBEAT_MS = 1_000;

export interface StartFixRequest
  extends Required<Pick<RedriveRequest, "actor" | "why" | "app" | "requestId">> {
  readonly kind: FixKind;
  /** Fixed one after the other, each as a fix of its own. */
  readonly groups: readonly QuarantineGroupKey[];
  /** Of the only group, these records. */
  readonly picked?: PickedRecords | undefined;
  /** What is put right first, in words, and how: in the transaction that starts the fix. */
  readonly change?: NonNullable<AuditEntry["details"]> | undefined;
  readonly apply?: ((tx: PortfolioTables) => Promise<void>) | undefined;
  /** As what it stands in the audit log; absent: as the fix that it is. */
  readonly audit?: Pick<AuditEntry, "action" | "subject"> | undefined;
  /** Of a take-back: the rejection. */
  readonly undoes?: string | undefined;
  /** What was no refusal is told here, for the log; people read that something went wrong. */
  readonly onFault: (fault: unknown) => void;
}

export interface StartedFix {
  readonly redriveIds: readonly string[];
  readonly records: number;
  /** Ends with the work; never rejects. */
  readonly done: Promise<void>;
}

/**
 * Starts fixing groups of quarantined records and answers at once: what is put right, the claims and one
 * audit row are one transaction. The work goes on in this process, file by file, and says how far it is
 * outside of its own transactions, so that a page that was loaded anew goes on where it was. Ended in the
 * middle, it has done whole files; started again, it does the others.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`; `INPUT_INVALID` when nothing waits; `LOCKED` while one of
 *         the groups is being fixed. How the work itself ends stands in its progress.
 */
export async function startFix(doors: UsageDoors, request: StartFixRequest): Promise<StartedFix> {
  const why = requireWhy(request.why);
  const db = doors.portfolioDb();
  const counts = await Promise.all(request.groups.map((group) => countWaiting(doors, request, group)));
  const claims = await db.$transaction(async (tx) => {
    const claimed = await claimAll(tx, { ...request, why }, counts);
    await request.apply?.(tx);
    const { actor, kind, change, undoes, audit } = request;
    const groups = claimed.map(({ id: _, ...group }) => group);
    const details = { why, ...(change ?? {}), ...(undoes === undefined ? {} : { undoes }), groups };
    const subject = claimed.length === 1 ? `${claimed[0]?.sourceId} ${claimed[0]?.reason}` : "quarantine";
    const action = kind === "redrive" ? "quarantine:start-redrive" : `quarantine:${kind}`;
    await writeAudit(tx, { actor, action, subject, ...audit, details });
    return claimed;
  });
  const records = claims.reduce((sum, { recordsTotal }) => sum + recordsTotal, 0);
  return { redriveIds: claims.map(({ id }) => id), records, done: work(doors, { ...request, why }, claims) };
}

async function claimAll(
  tx: PortfolioTables,
  { groups, kind, change, undoes, picked, why, actor: startedBy }: StartFixRequest,
  counts: readonly number[],
): Promise<RedriveClaim[]> {
  const at = new Date();
  const claimed: RedriveClaim[] = [];
  const named = picked === undefined ? change : { ...change, picked: countPicked(picked) };
  for (const [index, group] of groups.entries()) {
    const recordsTotal = counts[index] ?? 0;
    if (recordsTotal === 0) continue;
    const start = { ...group, kind, change: named, undoes, recordsTotal, why, startedBy, at };
    claimed.push(await claimRedrive(tx, start));
  }
  if (claimed.length > 0) return claimed;
  throw new DomainError("INPUT_INVALID", "Nothing waits there any more: load the page again.");
}

/** What was taken up stands among the totals with the sign turned, so that their sum is what waits. */
async function countWaiting(
  doors: UsageDoors,
  { picked, undoes }: StartFixRequest,
  { sourceId, reason, operatorId }: QuarantineGroupKey,
): Promise<number> {
  const db = doors.portfolioDb();
  if (undoes !== undefined) return rejectedBy(db, undoes);
  if (picked !== undefined) return countPicked(picked);
  if (reason === UNATTRIBUTED) {
    const files = await db.reads.nobodysFiles(sourceId);
    return files.reduce((sum, { records }) => sum + Number(records), 0);
  }
  const { _sum } = await db.quarantineTotal.aggregate({
    where: { reason, operatorId, file: { sourceId } },
    _sum: { records: true },
  });
  return Number(_sum.records ?? 0n);
}

async function work(
  doors: UsageDoors,
  request: StartFixRequest,
  claims: readonly RedriveClaim[],
): Promise<void> {
  const { onFault } = request;
  const db = doors.portfolioDb();
  const aborts = new Map(claims.map(({ id }) => [id, new AbortController()]));
  let current: { id: string; recordsDone: number } | null = null;
  const heartbeat = setInterval(() => {
    reportRedrives(db, claims, current)
      .then((cancelled) => {
        for (const id of cancelled) aborts.get(id)?.abort();
      })
      .catch(onFault);
  }, HEARTBEAT_MS);
  try {
    for (const claim of claims) {
      const { id } = claim;
      current = { id, recordsDone: 0 };
      const onProgress = (recordsDone: number): void => {
        current = { id, recordsDone };
      };
      await fixGroup(doors, request, claim, { onProgress, signal: aborts.get(id)?.signal });
    }
  } finally {
    clearInterval(heartbeat);
  }
}

interface Watch {
  readonly onProgress: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

async function fixGroup(
  doors: UsageDoors,
  request: StartFixRequest,
  claim: RedriveClaim,
  watch: Watch,
): Promise<void> {
  const db = doors.portfolioDb();
  try {
    await beginRedrive(db, claim);
    const outcome = await fixRecords(doors, request, claim, watch);
    const recordsDone = outcome.isCancelled ? outcome.sums.looked : claim.recordsTotal;
    await endRedrive(db, claim, { recordsDone, outcome: await summarizeRedrive(db, outcome) });
  } catch (error) {
    await endRedrive(db, claim, { failure: failureOf(error, request.onFault) }).catch(request.onFault);
  }
}

function fixRecords(
  doors: UsageDoors,
  { kind, picked, undoes, actor, why, app, requestId }: StartFixRequest,
  { id: fixId, sourceId, reason, operatorId }: RedriveClaim,
  { onProgress, signal }: Watch,
): Promise<RedriveOutcome> {
  const group = { sourceId, reason, operatorId };
  const watched = signal === undefined ? {} : { signal };
  if (undoes !== undefined) {
    return takeBackRecords(doors, { ...group, undoes, fixId, onProgress, ...watched });
  }
  return redriveQuarantine(doors, {
    ...group,
    ...{ actor, why, app, requestId, fixId, picked, ...watched },
    isRejection: kind === "reject",
    onProgress: ({ done }) => onProgress(done),
  });
}

function failureOf(error: unknown, onFault: StartFixRequest["onFault"]): string {
  if (error instanceof DomainError) return error.message;
  onFault(error);
  return "Something went wrong on our side. What is done stays so: start again for the rest.";
}
