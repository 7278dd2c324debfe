import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { Blocker } from "@tributary/domain/settlement/types";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { refreshExceptions } from "../reconciliation/refresh-exceptions.ts";
import { computeRun } from "./compute-run.ts";
import { freeze } from "./freeze.ts";
import { loadInputs } from "./load-inputs.ts";
import { runHash } from "./run-content.ts";
import { saveLines } from "./save-lines.ts";
import type { AcceptedUnattributed, RunResult, SettlementSnapshot } from "./snapshot.ts";
import { type TakenRevenue, takeRetailRevenue } from "./take-retail-revenue.ts";

export interface PrepareRequest {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly actor: string;
  /** Lines whose unattributed usage above the cap stays with the MVNA, each with a reason. */
  readonly acceptUnattributed?: readonly { readonly key: string; readonly reason: string }[];
  /** Told before each step, in order; a run that lost a race begins again with the first. */
  readonly onStep?: (step: PrepareStep) => Promise<void>;
}

export const PREPARE_STEPS = ["compare", "load", "compute", "save"] as const;
export type PrepareStep = (typeof PREPARE_STEPS)[number];

export interface PreparedRun {
  readonly runId: string;
  readonly version: number;
  readonly hash: string;
  readonly isProvisional: boolean;
  /** What still stands in the way of approval. */
  readonly blockers: readonly Blocker[];
  readonly result: RunResult;
}

/**
 * Prepares the settlement of a period as a draft with everything it was computed from. Preparing again
 * replaces a draft; a run that somebody may have reviewed is kept as superseded, so that a review can be
 * compared with what came after.
 *
 * Throws  {@link DomainError} `PERIOD_CLOSED`; `LOCKED` while an approved or issued run stands;
 *         `REASON_REQUIRED`.
 */
export async function prepareRun(db: PortfolioDb, request: PrepareRequest): Promise<PreparedRun> {
  const { agreementId, period, actor, onStep = async () => undefined } = request;
  const accepted = acceptedBy(request);
  return inPeriod(db, agreementId, period, async (tx) => {
    await refuseClosed(tx, agreementId, period);
    const latest = await refuseLocked(tx, agreementId, period);
    await onStep("compare");
    await refreshExceptions(tx, { agreementId, period, actor });
    await onStep("load");
    const revenues = await takeRetailRevenue(tx, { agreementId, period });
    const snapshot = await loadInputs(tx, agreementId, period, accepted);
    await onStep("compute");
    const result = computeRun(snapshot);
    const hash = runHash(snapshot, result);
    await onStep("save");
    const { id: runId, version } = await saveDraft(tx, { snapshot, result, hash, actor }, latest);
    await saveLines(tx, runId, result);
    await writeAudit(tx, {
      actor,
      action: "settlement:prepare",
      subject: runId,
      details: {
        ...{ agreement: agreementId, period, version, hash, blockers: result.blockers.length },
        ...(revenues.length === 0 ? {} : { revenues: revenues.map(revenueDetail) }),
      },
    });
    const { isProvisional } = result.settlement;
    return { runId, version, hash, isProvisional, blockers: result.blockers, result };
  });
}

function revenueDetail({ operatorId, period, netRevenueMicros }: TakenRevenue) {
  return { operator: operatorId, period, netRevenueMicros: `${netRevenueMicros}` };
}

function acceptedBy({ acceptUnattributed = [], actor }: PrepareRequest): AcceptedUnattributed[] {
  return acceptUnattributed.map(({ key, reason }) => {
    if (reason.trim() === "") {
      throw new DomainError(
        "REASON_REQUIRED",
        `Say why the unattributed usage of line ${key} stays with you.`,
      );
    }
    return { key, reason: reason.trim(), acceptedBy: actor };
  });
}

async function refuseClosed(tx: PortfolioTables, agreementId: string, period: PeriodLabel): Promise<void> {
  const row = await tx.agreementPeriod.findUnique({
    where: { agreementId_period: { agreementId, period } },
  });
  if (row?.status !== "closed") return;
  throw new DomainError(
    "PERIOD_CLOSED",
    `${period} of ${agreementId} is closed: reopen it to settle it anew.`,
    {
      agreementId,
      period,
    },
  );
}

interface LatestRun {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

async function refuseLocked(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
): Promise<LatestRun | null> {
  const latest = await tx.settlementRun.findFirst({
    where: { agreementId, period },
    orderBy: { version: "desc" },
    select: { id: true, version: true, status: true },
  });
  if (latest?.status !== "approved" && latest?.status !== "issued") return latest;
  throw new DomainError(
    "LOCKED",
    `Run v${latest.version} of ${agreementId} ${period} is ${latest.status}: reopen the period first.`,
    { runId: latest.id, status: latest.status },
  );
}

interface Draft {
  readonly snapshot: SettlementSnapshot;
  readonly result: RunResult;
  readonly hash: string;
  readonly actor: string;
}

async function saveDraft(
  tx: PortfolioTables,
  { snapshot, result, hash, actor }: Draft,
  latest: LatestRun | null,
): Promise<{ readonly id: string; readonly version: number }> {
  const content = {
    invoiceId: snapshot.invoice?.id ?? null,
    isProvisional: result.settlement.isProvisional,
    snapshot: freeze(snapshot) as object,
    result: freeze(result) as object,
    // Checked, and filled in, when the run is issued.
    identities: {},
    hash,
    preparedBy: actor,
    preparedAt: new Date(),
    requestedAt: null,
  };
  const select = { id: true, version: true };
  if (latest?.status === "draft") {
    await tx.settlementLine.deleteMany({ where: { runId: latest.id } });
    return tx.settlementRun.update({ where: { id: latest.id }, data: content, select });
  }
  if (latest?.status === "approval_requested") {
    await tx.settlementRun.update({ where: { id: latest.id }, data: { status: "superseded" } });
  }
  const { agreementId, period } = snapshot;
  const version = (latest?.version ?? 0) + 1;
  return tx.settlementRun.create({ data: { agreementId, period, version, ...content }, select });
}
