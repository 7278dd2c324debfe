import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { QuarantineGroupKey } from "@tributary/db/doors/portfolio-reads/quarantine-groups";
import { DomainError } from "@tributary/domain/error";
import type { AuditEntry } from "../audit/write-audit.ts";
import { SILENT_AFTER_MS } from "../settlement/run-progress.ts";
import type { FixKind } from "./fix-kind.ts";
import type { RedriveResult } from "./redrive-result.ts";

type AuditDetails = NonNullable<AuditEntry["details"]>;

/** The start of one group's re-drive: only who started it may report on it. */
export interface RedriveClaim extends QuarantineGroupKey {
  readonly id: string;
  readonly recordsTotal: number;
}

export interface RedriveStart extends QuarantineGroupKey {
  readonly kind: FixKind;
  /** What was changed before, and which records were picked, in words for people. */
  readonly change?: AuditDetails | undefined;
  /** Of a take-back: the rejection. */
  readonly undoes?: string | undefined;
  readonly why: string;
  readonly startedBy: string;
  readonly recordsTotal: number;
  readonly at: Date;
}

type Table = Pick<PortfolioDb, "quarantineRedrive">;

/**
 * Claims a group for one re-drive: of several who start at once, one does. One that fell silent gives way.
 *
 * Throws  {@link DomainError} `LOCKED` while the group is being read again.
 */
export async function claimRedrive(
  tx: PortfolioTables,
  { at, change, undoes, ...start }: RedriveStart,
): Promise<RedriveClaim> {
  const { sourceId, reason, operatorId, recordsTotal } = start;
  const id = crypto.randomUUID();
  await tx.quarantineRedrive.updateMany({
    where: { sourceId, reason, operatorId, finishedAt: null, seenAt: { lt: silentBefore(at) } },
    data: { finishedAt: at, failure: INTERRUPTED },
  });
  const { count } = await tx.quarantineRedrive.createMany({
    data: [
      {
        id,
        ...start,
        ...(change === undefined ? {} : { change }),
        undoes: undoes ?? null,
        startedAt: at,
        seenAt: at,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return { id, sourceId, reason, operatorId, recordsTotal };
  throw new DomainError(
    "LOCKED",
    `Records of ${sourceId} that wait as ${reason} are being fixed already: wait until that is done.`,
  );
}

/** Why a re-drive has no result whose process ended under it. */
export const INTERRUPTED = "It was interrupted. What was read again stays so: start it again for the rest.";

export function silentBefore(at: Date): Date {
  return new Date(at.getTime() - SILENT_AFTER_MS);
}

/** Says that a re-drive has come to its turn. */
export async function beginRedrive(db: Table, { id }: RedriveClaim): Promise<void> {
  const at = new Date();
  await db.quarantineRedrive.updateMany({
    where: { id, finishedAt: null },
    data: { startedAt: at, seenAt: at },
  });
}

/** Says that the re-drives go on. Answers those that somebody has called off. */
export async function reportRedrives(
  db: Table,
  claims: readonly RedriveClaim[],
  current: { readonly id: string; readonly recordsDone: number } | null,
): Promise<ReadonlySet<string>> {
  const where = { id: { in: claims.map(({ id }) => id) }, finishedAt: null };
  await db.quarantineRedrive.updateMany({ where, data: { seenAt: new Date() } });
  if (current !== null) {
    const { id, recordsDone } = current;
    await db.quarantineRedrive.updateMany({ where: { id, finishedAt: null }, data: { recordsDone } });
  }
  const cancelled = await db.quarantineRedrive.findMany({
    where: { ...where, cancelledBy: { not: null } },
    select: { id: true },
  });
  return new Set(cancelled.map(({ id }) => id));
}

/** Says that a re-drive has ended, with what became of its records or with a sentence why not. */
export async function endRedrive(
  db: Table,
  { id }: RedriveClaim,
  end: { readonly recordsDone?: number; readonly outcome?: RedriveResult; readonly failure?: string },
): Promise<void> {
  const at = new Date();
  const { outcome, ...figures } = end;
  await db.quarantineRedrive.updateMany({
    where: { id, finishedAt: null },
    data: { seenAt: at, finishedAt: at, ...figures, ...(outcome === undefined ? {} : { outcome }) },
  });
}
