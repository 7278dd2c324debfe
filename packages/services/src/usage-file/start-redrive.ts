import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import type { UsageDoors } from "./ingest-files.ts";
import {
  beginRedrive,
  claimRedrive,
  endRedrive,
  type RedriveClaim,
  reportRedrives,
} from "./redrive-progress.ts";
import { type RedriveRequest, redriveQuarantine, requireWhy } from "./redrive-quarantine.ts";
import { summarizeRedrive } from "./redrive-result.ts";
import type { QuarantineGroupKey } from "./show-quarantine-group.ts";

const HEARTBEAT_MS = 1_000;

export interface StartRedriveRequest
  extends Required<Pick<RedriveRequest, "actor" | "why" | "app" | "requestId">> {
  /** Read again one after the other, each as a re-drive of its own. */
  readonly groups: readonly QuarantineGroupKey[];
  /** What was no refusal is told here, for the log; people read that something went wrong. */
  readonly onFault: (fault: unknown) => void;
}

export interface StartedRedrive {
  readonly redriveIds: readonly string[];
  readonly records: number;
  /** Ends with the work; never rejects. */
  readonly done: Promise<void>;
}

/**
 * Starts reading groups of quarantined records again and answers at once. The work goes on in this process,
 * file by file, and says how far it is outside of its own transactions, so that a page that was loaded anew
 * goes on where it was. Ended in the middle, it has done whole files; started again, it does the others.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`; `INPUT_INVALID` when nothing waits; `LOCKED` while one of
 *         the groups is being read again. How the work itself ends stands in its progress.
 */
export async function startRedrive(doors: UsageDoors, request: StartRedriveRequest): Promise<StartedRedrive> {
  const { groups, actor } = request;
  const why = requireWhy(request.why);
  const claims = await doors.portfolioDb().$transaction(async (tx) => {
    const at = new Date();
    const claimed: RedriveClaim[] = [];
    for (const group of groups) {
      const recordsTotal = await countWaiting(tx, group);
      if (recordsTotal === 0) continue;
      claimed.push(await claimRedrive(tx, { ...group, recordsTotal, why, startedBy: actor, at }));
    }
    if (claimed.length === 0) {
      throw new DomainError("INPUT_INVALID", "Nothing waits there any more: load the page again.");
    }
    const details = { why, groups: claimed.map(({ id: _, ...group }) => group) };
    const subject = claimed.length === 1 ? `${claimed[0]?.sourceId} ${claimed[0]?.reason}` : "quarantine";
    await writeAudit(tx, { actor, action: "quarantine:start-redrive", subject, details });
    return claimed;
  });
  const records = claims.reduce((sum, { recordsTotal }) => sum + recordsTotal, 0);
  return { redriveIds: claims.map(({ id }) => id), records, done: work(doors, { ...request, why }, claims) };
}

/** What was taken up stands among the totals with the sign turned, so that their sum is what waits. */
async function countWaiting(
  tx: PortfolioTables,
  { sourceId, reason, operatorId }: QuarantineGroupKey,
): Promise<number> {
  const { _sum } = await tx.quarantineTotal.aggregate({
    where: { reason, operatorId, file: { sourceId } },
    _sum: { records: true },
  });
  return Number(_sum.records ?? 0n);
}

async function work(
  doors: UsageDoors,
  request: StartRedriveRequest,
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
      await redriveGroup(doors, request, claim, { onProgress, signal: aborts.get(id)?.signal });
    }
  } finally {
    clearInterval(heartbeat);
  }
}

async function redriveGroup(
  doors: UsageDoors,
  { actor, why, app, requestId, onFault }: StartRedriveRequest,
  claim: RedriveClaim,
  {
    onProgress,
    signal,
  }: { readonly onProgress: (done: number) => void; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const db = doors.portfolioDb();
  const { sourceId, reason, operatorId } = claim;
  try {
    await beginRedrive(db, claim);
    const outcome = await redriveQuarantine(doors, {
      sourceId,
      reason,
      operatorId,
      actor,
      why,
      app,
      requestId,
      onProgress: ({ done }) => onProgress(done),
      ...(signal === undefined ? {} : { signal }),
    });
    const recordsDone = outcome.isCancelled ? outcome.sums.looked : claim.recordsTotal;
    await endRedrive(db, claim, { recordsDone, outcome: await summarizeRedrive(db, outcome) });
  } catch (error) {
    await endRedrive(db, claim, { failure: failureOf(error, onFault) }).catch(onFault);
  }
}

function failureOf(error: unknown, onFault: StartRedriveRequest["onFault"]): string {
  if (error instanceof DomainError) return error.message;
  onFault(error);
  return "Something went wrong on our side. What was read again stays so: start again for the rest.";
}
