import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { DisputeStatus } from "@tributary/domain/dispute/types";
import { DomainError } from "@tributary/domain/error";
import type { DisputeName } from "./find-operator-dispute.ts";
import { type DisputeThread, loadThread } from "./thread.ts";

/** A claim against the MNO that the operator's dispute is part of, or could be. */
export interface MnoClaim {
  readonly number: string;
  readonly status: DisputeStatus;
  readonly currency: string;
  readonly netRecoverableMicros: bigint;
}

export interface OperatorDisputeForMvna extends DisputeThread {
  readonly operatorName: string;
  /** The time zone of the statement's agreement. */
  readonly zone: string;
  readonly links: readonly (MnoClaim & { readonly linkedBy: string; readonly linkedAt: Date })[];
  /** Claims of the same agreement that are not linked yet, those of the same period first. */
  readonly linkable: readonly MnoClaim[];
  /** What was credited, and the run whose statement it lowered; null while it waits. */
  readonly credits: readonly {
    readonly description: string;
    readonly amountMicros: bigint;
    readonly settledIn: { readonly runId: string; readonly period: string } | null;
  }[];
}

const LINKABLE = 20;
const CLAIM = { number: true, status: true, currency: true, netRecoverableMicros: true } as const;

/**
 * An operator's dispute as the MVNA sees it: the thread, and beside it what the operator does not see.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showOperatorDispute(
  db: PortfolioTables,
  name: DisputeName,
): Promise<OperatorDisputeForMvna> {
  const thread = await loadThread(db, name);
  if (thread === null) throw new DomainError("NOT_FOUND", "There is no such dispute: check its number.");
  const { id, operatorId, statement } = thread;
  const [operator, agreement, links, linkable, credits] = await Promise.all([
    db.operator.findUniqueOrThrow({ where: { id: operatorId }, select: { name: true } }),
    db.agreement.findUniqueOrThrow({ where: { id: statement.agreementId }, select: { zone: true } }),
    db.operatorDisputeLink.findMany({
      where: { operatorId, operatorDisputeId: id },
      include: { dispute: { select: CLAIM } },
      orderBy: { linkedAt: "asc" },
    }),
    db.dispute.findMany({
      where: {
        agreementId: statement.agreementId,
        status: { not: "withdrawn" },
        links: { none: { operatorId, operatorDisputeId: id } },
      },
      select: { ...CLAIM, period: true },
      orderBy: [{ period: "desc" }, { number: "asc" }],
      take: LINKABLE,
    }),
    db.adjustment.findMany({
      where: { operatorId, operatorDisputeId: id },
      include: { run: { select: { id: true, period: true } } },
      orderBy: { id: "asc" },
    }),
  ]);
  return {
    ...thread,
    operatorName: operator.name,
    zone: agreement.zone,
    links: links.map(({ dispute, linkedBy, linkedAt }) => ({ ...claimOf(dispute), linkedBy, linkedAt })),
    linkable: [...linkable]
      .sort(
        (one, other) => Number(other.period === statement.period) - Number(one.period === statement.period),
      )
      .map(claimOf),
    credits: credits.map(({ description, amountMicros, run }) => ({
      description,
      amountMicros,
      settledIn: run === null ? null : { runId: run.id, period: run.period },
    })),
  };
}

function claimOf({ status, ...claim }: Omit<MnoClaim, "status"> & { readonly status: string }): MnoClaim {
  return { ...claim, status: status as DisputeStatus };
}
