import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { readUploadOutcome, type UploadOutcome } from "./upload-outcome.ts";
import { INTERRUPTED, silentBefore } from "./upload-progress.ts";

export type UploadState = "waiting" | "running" | "interrupted" | "cancelled" | "failed" | "done";

/** A file that was sent: whether it waits, how far it is, or how it ended. Nothing that stands in it. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly byteCount: bigint;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly agreementId: string | null;
  readonly sourceId: string | null;
  readonly hasDraft: boolean;
  /** It can be taken in, or taken in again. */
  readonly hasBytes: boolean;
  readonly state: UploadState;
  readonly startedBy: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelledBy: string | null;
  readonly phase: "reading" | "storing";
  /** Of the phase it is in. */
  readonly rowsDone: number;
  /** As many as it has lines; null: nobody knows before its end. */
  readonly rowsTotal: number | null;
  /** Of both phases, 0 to 100; null where the end is not known. */
  readonly percent: number | null;
  /** Records a second so far; null before the first ones are done. */
  readonly recordsPerSecond: number | null;
  /** While it runs, at that speed; null when that is not known. */
  readonly secondsLeft: number | null;
  readonly outcome: UploadOutcome | null;
  /** Why it ended before its end, in a sentence. */
  readonly failure: string | null;
}

export interface UploadsRequest {
  readonly ids?: readonly string[];
  readonly limit: number;
  readonly at: Date;
}

/** Lists uploads, the latest first. */
export async function listUploads(
  db: Pick<PortfolioDb, "usageUpload">,
  { ids, limit, at }: UploadsRequest,
): Promise<Upload[]> {
  const rows = await db.usageUpload.findMany({
    where: ids === undefined ? {} : { id: { in: [...ids] } },
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ draft, outcome: stored, phase: said, lines, seenAt, rowsRead, rowsStored, ...row }) => {
    const outcome = readUploadOutcome(stored);
    const state = stateOf({ ...row, seenAt, outcome }, at);
    const phase = said === "storing" ? ("storing" as const) : ("reading" as const);
    const facts = { startedAt: row.startedAt, rowsRead, rowsStored, lines, phase };
    const idle = { percent: null, recordsPerSecond: null, secondsLeft: null };
    return {
      ...row,
      hasDraft: draft !== null,
      state,
      phase,
      rowsDone: phase === "storing" ? rowsStored : rowsRead,
      rowsTotal: lines,
      outcome,
      failure: state === "interrupted" ? INTERRUPTED : row.failure,
      ...(state === "running" ? speedOf(facts, at) : idle),
    };
  });
}

interface Facts {
  readonly startedAt: Date | null;
  readonly seenAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelledBy: string | null;
  readonly failure: string | null;
  readonly outcome: UploadOutcome | null;
}

function stateOf(
  { startedAt, seenAt, finishedAt, cancelledBy, failure, outcome }: Facts,
  at: Date,
): UploadState {
  if (startedAt === null) return "waiting";
  if (finishedAt === null) return seenAt !== null && seenAt < silentBefore(at) ? "interrupted" : "running";
  if (failure !== null) return "failed";
  // One that was called off too late is done all the same.
  return cancelledBy !== null && (outcome === null || outcome.fileId === null) ? "cancelled" : "done";
}

/** A file is read once and stored once: the one is half of the way, the other the other half. */
function speedOf(
  {
    startedAt,
    rowsRead,
    rowsStored,
    lines,
    phase,
  }: {
    readonly startedAt: Date | null;
    readonly rowsRead: number;
    readonly rowsStored: number;
    readonly lines: number | null;
    readonly phase: "reading" | "storing";
  },
  at: Date,
) {
  const seconds = (at.getTime() - (startedAt?.getTime() ?? at.getTime())) / 1000;
  const total = phase === "storing" ? rowsRead : lines;
  const done = (rowsRead + rowsStored) / 2;
  const percent = total === null ? null : Math.min(99, Math.floor((100 * done) / Math.max(1, total)));
  if (done === 0 || seconds <= 0) return { percent, recordsPerSecond: null, secondsLeft: null };
  const left = total === null ? null : Math.ceil((Math.max(0, total - done) * seconds) / done);
  return { percent, recordsPerSecond: Math.round(done / seconds), secondsLeft: left };
}
