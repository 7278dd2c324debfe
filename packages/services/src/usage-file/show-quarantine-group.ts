import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { QuarantineGroupKey } from "@tributary/db/doors/portfolio-reads/quarantine-groups";
import type {
  QuarantineFile as FoundFile,
  QuarantineSum,
} from "@tributary/db/doors/portfolio-reads/quarantine-sums";
import { DomainError } from "@tributary/domain/error";
import { listRedrives, type Redrive } from "./list-redrives.ts";

export type { QuarantineGroupKey };
export type QuarantineFile = Omit<FoundFile, "total">;

export interface ShownQuarantineGroup extends QuarantineGroupKey {
  readonly agreement: { readonly id: string; readonly name: string; readonly zone: string };
  readonly currency: string;
  readonly operatorName: string | null;
  /** null when nothing waits any more. */
  readonly sum: QuarantineSum | null;
  readonly files: readonly QuarantineFile[];
  /** Files on all pages. */
  readonly total: number;
  /** Of this group, the latest first. */
  readonly redrives: readonly Redrive[];
}

/**
 * Shows what waits for one thing to be put right: the files it came in, and what was tried.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for a source there is not.
 */
export async function showQuarantineGroup(
  db: PortfolioDb,
  { page, pageSize, at, ...key }: QuarantineGroupKey & { page: number; pageSize: number; at: Date },
): Promise<ShownQuarantineGroup> {
  const source = await db.usageSource.findUnique({
    where: { id: key.sourceId },
    select: { agreement: { select: { id: true, name: true, zone: true, currency: true } } },
  });
  if (source === null) throw new DomainError("NOT_FOUND", "There is no such source: list the quarantine.");
  const { currency, ...agreement } = source.agreement;
  const [files, [sum = null], operator, redrives] = await Promise.all([
    db.reads.quarantineFiles({ ...key, limit: pageSize, offset: (page - 1) * pageSize }),
    db.reads.quarantineSums(key),
    key.operatorId === null
      ? null
      : db.operator.findUnique({ where: { id: key.operatorId }, select: { name: true } }),
    listRedrives(db, { group: key, limit: 20, at }),
  ]);
  return {
    ...key,
    agreement,
    currency,
    operatorName: operator?.name ?? null,
    sum,
    files: files.map(({ total: _, ...file }) => file),
    total: files[0]?.total ?? 0,
    redrives,
  };
}
