import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { thaw } from "../settlement/freeze.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { findRequest } from "./find-request.ts";
import { type LineFacts, lineFacts } from "./line-units.ts";
import {
  INTERRUPTED,
  type RequestRow,
  type RequestStatus,
  statusOf,
  type WorkState,
  workStateOf,
} from "./request-state.ts";
import type { CorrectionImpact } from "./types.ts";

/** Where a correction stands, and how far the work at hand is. */
export interface RequestStanding {
  readonly id: string;
  readonly agreementId: string;
  readonly period: string;
  readonly status: RequestStatus;
  readonly work: WorkState;
  readonly step: string;
  /** 0 to 100, of the work at hand. */
  readonly percent: number;
  readonly elapsedMs: number;
  /** Why the work ended without a result, in a sentence. */
  readonly failure: string | null;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly requestedBy: string | null;
  readonly requestedAt: Date | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  /** null: nothing of the usage changes, or nobody knows yet. */
  readonly fingerprint: string | null;
}

export interface ShownRequest extends RequestStanding {
  readonly agreementName: string;
  readonly currency: string;
  readonly zone: string;
  readonly impact: CorrectionImpact | null;
  /** The correction that was made of it. */
  readonly correctionId: string | null;
  readonly lines: ReadonlyMap<string, LineFacts>;
  readonly operatorNames: ReadonlyMap<string, string>;
}

/**
 * Shows a request with the impact that it was made on.
 *
 * Throws  `NOT_FOUND`.
 */
export async function showRequest(db: PortfolioDb, id: string, at: Date): Promise<ShownRequest> {
  const row = await findRequest(db, id);
  const impact = row.impact === null ? null : (thaw(row.impact) as CorrectionImpact);
  const [agreement, names, made, operatorNames] = await Promise.all([
    loadAgreement(db, row.agreementId),
    db.agreement.findUnique({ where: { id: row.agreementId }, select: { name: true } }),
    db.usageCorrection.findUnique({ where: { requestId: id }, select: { id: true } }),
    namesOfOperators(db, impact === null ? [] : operatorsOf(impact)),
  ]);
  return {
    ...standingOf(row, at),
    ...{ impact, operatorNames, currency: agreement.currency, zone: agreement.zone },
    agreementName: names?.name ?? row.agreementId,
    correctionId: made?.id ?? null,
    lines: lineFacts(agreement.versions),
  };
}

/**
 * How far the work on a request is.
 *
 * Throws  `NOT_FOUND`.
 */
export async function requestStanding(
  db: Pick<PortfolioDb, "correctionRequest">,
  id: string,
  at: Date,
): Promise<RequestStanding> {
  return standingOf(await findRequest(db, id), at);
}

export function standingOf(row: Omit<RequestRow, "impact">, at: Date): RequestStanding {
  const { startedAt, seenAt, finishedAt, stepsDone, stepsTotal, ...rest } = row;
  const work = workStateOf(row, at);
  const until = finishedAt ?? (work === "interrupted" ? seenAt : at);
  return {
    ...rest,
    ...{ work, status: statusOf(row) },
    percent: Math.floor((100 * stepsDone) / Math.max(1, stepsTotal)),
    elapsedMs: Math.max(0, until.getTime() - startedAt.getTime()),
    failure: work === "interrupted" ? INTERRUPTED : work === "failed" ? row.failure : null,
  };
}

function operatorsOf({ usage, settlement, moved }: CorrectionImpact): (string | null)[] {
  const own = [...usage, ...settlement].map(({ operatorId }) => operatorId);
  return [...own, ...moved.flatMap(({ from, to }) => [from, to])];
}
