import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { TaskStanding, TaskStatus } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import type { WrittenPack } from "./write-pack.ts";

type Tables = Pick<OperatorTables, "exportPack">;
type PackRow = NonNullable<Awaited<ReturnType<OperatorTables["exportPack"]["findFirst"]>>>;

/** How long a pack can be downloaded. */
export const KEPT_DAYS = 14;
const DAY = 86_400_000;

/** A pack that is to be made, with its standing as the rules read it. */
export interface OpenPack extends TaskStanding {
  readonly id: string;
  readonly includesPersonal: boolean;
  readonly askedBy: string;
}

/**
 * Loads a pack.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findPack(tx: Tables, id: string): Promise<PackRow> {
  const row = await tx.exportPack.findFirst({ where: { id } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such export pack.");
  return row;
}

/** Once it is made, a pack is due to go, and there is nothing to be tried about it. */
export function openPack(row: PackRow): OpenPack {
  const { id, includesPersonal, askedBy, status, attempts, attemptLimit, dueAt, message } = row;
  const isMade = status === "done" || status === "expired";
  return {
    ...{ id, includesPersonal, askedBy, attempts, attemptLimit, message },
    status: isMade ? "done" : (status as TaskStatus),
    dueAt: isMade || dueAt === null ? null : dueAt.getTime(),
  };
}

export interface PackProgress {
  readonly stage: string;
  readonly rows: number;
}

/**
 * Changes a pack by a rule. The change is stored only where the pack still stands as the rule read it.
 *
 * Shape   the pack as it stands now; null when the rule does not apply, or somebody else was faster.
 */
export function changePack(
  db: OperatorDb,
  id: string,
  rule: (pack: OpenPack) => TaskStanding | null,
  told: { readonly progress?: PackProgress; readonly written?: WrittenPack; readonly at?: Date } = {},
): Promise<OpenPack | null> {
  return db.$transaction(async (tx) => {
    const read = openPack(await findPack(tx, id));
    const next = rule(read);
    if (next === null) return null;
    const { status, attempts, attemptLimit, message, dueAt } = next;
    const { progress, written, at = new Date() } = told;
    const { count } = await tx.exportPack.updateMany({
      where: { id, status: read.status, attempts: read.attempts, dueAt: dateOf(read.dueAt) },
      data: {
        ...{ status, attempts, attemptLimit, message, dueAt: dateOf(dueAt) },
        ...(progress === undefined ? {} : { stage: progress.stage, writtenRows: progress.rows }),
        ...(written === undefined ? {} : madeOf(written, at)),
        endedAt: dueAt === null ? at : null,
      },
    });
    return count === 1 ? { ...read, ...next } : null;
  });
}

/** What was made is due again on the day on which it goes. */
function madeOf({ parts, sizeBytes, sha256, manifest }: WrittenPack, at: Date) {
  const expiresAt = new Date(at.getTime() + KEPT_DAYS * DAY);
  const writtenRows = manifest.files.reduce((sum, { rows }) => sum + rows, 0);
  const made = { parts, sizeBytes, sha256, manifest: structuredClone(manifest) as object };
  return { ...made, stage: null, writtenRows, expiresAt, dueAt: expiresAt };
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
