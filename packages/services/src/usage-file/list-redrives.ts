import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { QuarantineGroupKey } from "@tributary/db/doors/portfolio-reads/quarantine-groups";
import { z } from "zod";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { type FixKind, fixKind } from "./fix-kind.ts";
import { INTERRUPTED, silentBefore } from "./redrive-progress.ts";
import { type RedriveResult, readRedriveResult } from "./redrive-result.ts";

export type RedriveState = "running" | "interrupted" | "cancelled" | "failed" | "done";

/** One bulk re-drive of a group: how far it is, or how it ended. */
export interface Redrive extends QuarantineGroupKey {
  readonly id: string;
  readonly kind: FixKind;
  /** What was changed before, by name. */
  readonly change: Readonly<Record<string, string>>;
  /** When its rejection was taken back. */
  readonly takenBackAt: Date | null;
  readonly operatorName: string | null;
  readonly state: RedriveState;
  readonly why: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly cancelledBy: string | null;
  readonly recordsTotal: number;
  readonly recordsDone: number;
  /** Records a second so far; null before the first one is done. */
  readonly recordsPerSecond: number | null;
  /** While it runs, at that speed; null when that is not known. */
  readonly secondsLeft: number | null;
  readonly result: RedriveResult | null;
  /** Why it ended before its end, in a sentence. */
  readonly failure: string | null;
}

export interface RedrivesRequest {
  readonly group?: QuarantineGroupKey;
  readonly ids?: readonly string[];
  /** Only those that run, or only those that do not any more. */
  readonly isRunning?: boolean;
  readonly limit: number;
  readonly at: Date;
}

/** Lists re-drives, the latest first. */
export async function listRedrives(
  db: Pick<PortfolioDb, "quarantineRedrive" | "operator">,
  { group, ids, isRunning, limit, at }: RedrivesRequest,
): Promise<Redrive[]> {
  const silent = silentBefore(at);
  const running = { finishedAt: null, seenAt: { gte: silent } };
  const rows = await db.quarantineRedrive.findMany({
    where: {
      ...group,
      ...(ids === undefined ? {} : { id: { in: [...ids] } }),
      ...(isRunning === true ? running : {}),
      ...(isRunning === false ? { NOT: running } : {}),
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  const names = await namesOfOperators(
    db,
    rows.map(({ operatorId }) => operatorId),
  );
  const takenBack = await takenBackAt(
    db,
    rows.filter(({ kind }) => kind === "reject").map(({ id }) => id),
  );
  return rows.map(({ outcome, seenAt, change, ...row }) => {
    const result = readRedriveResult(outcome);
    const state = stateOf({ ...row, seenAt }, result !== null, at);
    return {
      ...row,
      kind: fixKind.parse(row.kind),
      change: changeSchema.parse(change ?? {}),
      takenBackAt: takenBack.get(row.id) ?? null,
      state,
      result,
      operatorName: row.operatorId === null ? null : (names.get(row.operatorId) ?? row.operatorId),
      failure: state === "interrupted" ? INTERRUPTED : row.failure,
      ...(state === "running" ? speedOf(row, at) : { recordsPerSecond: null, secondsLeft: null }),
    };
  });
}

/** Words by name; picked records are counted in the fix itself. */
const changeSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

/** When rejections were taken back, by their id. */
async function takenBackAt(
  db: Pick<PortfolioDb, "quarantineRedrive">,
  rejections: readonly string[],
): Promise<Map<string, Date>> {
  if (rejections.length === 0) return new Map();
  const undone = await db.quarantineRedrive.findMany({
    where: { undoes: { in: [...rejections] }, finishedAt: { not: null }, failure: null },
    select: { undoes: true, startedAt: true },
  });
  return new Map(undone.map(({ undoes, startedAt }) => [undoes ?? "", startedAt]));
}

interface Row {
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly finishedAt: Date | null;
  readonly cancelledBy: string | null;
  readonly failure: string | null;
  readonly recordsTotal: number;
  readonly recordsDone: number;
}

function stateOf(row: Row, hasResult: boolean, at: Date): RedriveState {
  if (row.finishedAt === null) return row.seenAt < silentBefore(at) ? "interrupted" : "running";
  if (row.failure !== null) return row.failure === INTERRUPTED ? "interrupted" : "failed";
  return row.cancelledBy !== null && (!hasResult || row.recordsDone < row.recordsTotal)
    ? "cancelled"
    : "done";
}

function speedOf({ startedAt, recordsDone, recordsTotal }: Omit<Row, "seenAt">, at: Date) {
  const seconds = (at.getTime() - startedAt.getTime()) / 1000;
  if (recordsDone === 0 || seconds <= 0) return { recordsPerSecond: null, secondsLeft: null };
  const left = Math.max(0, recordsTotal - recordsDone);
  return {
    recordsPerSecond: Math.round(recordsDone / seconds),
    secondsLeft: Math.ceil((left * seconds) / recordsDone),
  };
}
