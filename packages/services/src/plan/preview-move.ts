import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { labelAt, nextLabel, periodOf } from "@tributary/domain/period/period";
import { periodFees } from "@tributary/domain/plan/unit-economics";
import { z } from "zod";
import { ownZones } from "../usage/own-zones.ts";
import { type FoundPlan, type FoundVersion, findPlan, versionOf } from "./find-plan.ts";

export interface MoveRequest {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly start: "now" | "next-period";
  readonly at: Date;
}

export interface MovePreview {
  /** Who would be moved. */
  readonly subscribers: number;
  readonly effectiveAt: Date;
  /** In which the next period begins. */
  readonly zone: string;
  readonly currency: string;
  /** Of a full period, now and then. */
  readonly feesMicros: { readonly before: bigint; readonly after: bigint };
}

/**
 * Shows what moving the subscribers of one version to another would do.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` when both are the same, the target is not
 *         published, or is in another currency.
 */
export async function previewMove(db: OperatorDb, request: MoveRequest): Promise<MovePreview> {
  const { code, start, at } = request;
  const plan = await findPlan(db.shared, code);
  const { from, to } = movedVersions(plan, request);
  const zone = await zoneOf(db, to);
  const effectiveAt = start === "now" ? at : nextPeriodAt(at, zone);
  return {
    subscribers: await db.shared.subscriberPlan.count({ where: movable(from.id, effectiveAt) }),
    effectiveAt,
    zone,
    currency: to.rateCard.currency,
    feesMicros: { before: periodFees(from.terms), after: periodFees(to.terms) },
  };
}

/** The versions of a move. */
export function movedVersions(plan: FoundPlan, { from, to }: Pick<MoveRequest, "from" | "to">) {
  const [source, target] = [versionOf(plan, from), versionOf(plan, to)];
  if (from === to || target.status !== "published") {
    throw new DomainError("INPUT_INVALID", "Choose another version that is published.");
  }
  if (source.rateCard.currency !== target.rateCard.currency) {
    throw new DomainError("INPUT_INVALID", "The versions are in different currencies: nobody can be moved.");
  }
  return { from: source, to: target };
}

/** Who hold a version with no end, and began before a move. */
export function movable(planVersionId: string, effectiveAt: Date) {
  return { planVersionId, validUntil: null, validFrom: { lt: effectiveAt } };
}

const zoned = z.object({ zone: z.string() });

/** The zone in which the rate card cuts days; that of the contract while it says none. */
async function zoneOf(db: OperatorDb, { rateCardId }: FoundVersion): Promise<string> {
  const card = await db.shared.rateCardVersion.findFirst({
    where: { rateCardId, status: "published" },
    orderBy: { version: "desc" },
    select: { terms: true },
  });
  const parsed = zoned.safeParse(card?.terms);
  return parsed.success ? parsed.data.zone : (await ownZones(db)).main;
}

function nextPeriodAt(at: Date, zone: string): Date {
  return new Date(periodOf(nextLabel(labelAt(at.getTime(), zone)), zone).startsAt);
}

export type MoveTables = Pick<OperatorTables, "plan" | "subscriberPlan" | "subscriberEvent" | "auditEvent">;
