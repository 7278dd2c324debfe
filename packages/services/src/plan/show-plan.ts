import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PlanKind } from "@tributary/domain/plan/types";
import { periodFees } from "@tributary/domain/plan/unit-economics";
import { holdersOf } from "./count-holders.ts";
import { type DraftTerms, writeDraftTerms } from "./draft-terms.ts";
import { type FoundVersion, findPlan, type PlanState, versionOf } from "./find-plan.ts";

export interface ShownVersion {
  readonly version: number;
  readonly isPublished: boolean;
  readonly rateCard: { readonly code: string; readonly name: string; readonly currency: string };
  readonly terms: DraftTerms;
  readonly feesMicros: bigint;
  /** Of the rate card and the terms. */
  readonly fingerprint: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
  readonly subscribers: number;
}

export interface ShownPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly state: PlanState;
  readonly retiredAt: Date | null;
  /** The number of the version that is shown first: the latest published one, else the draft. */
  readonly current: number;
  /** The latest first. */
  readonly versions: readonly ShownVersion[];
  /** What a draft can be priced by. */
  readonly rateCards: readonly { readonly code: string; readonly name: string; readonly currency: string }[];
}

/**
 * Shows one of the operator's plans with all its versions.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showPlan(
  { shared }: Pick<OperatorDb, "shared">,
  { code, at }: { readonly code: string; readonly at: Date },
): Promise<ShownPlan> {
  const plan = await findPlan(shared, code);
  const [holders, rateCards] = await Promise.all([
    holdersOf(
      shared,
      plan.versions.map(({ id }) => id),
      at,
    ),
    listRateCards(shared),
  ]);
  return {
    code,
    name: plan.name,
    kind: plan.kind,
    state: plan.state,
    retiredAt: plan.retiredAt,
    current: versionOf(plan).version,
    versions: plan.versions.map((version) => shownVersion(version, holders.get(version.id) ?? 0)),
    rateCards,
  };
}

/** The operator's rate cards by name. */
export function listRateCards(shared: Pick<OperatorDb["shared"], "rateCard">) {
  return shared.rateCard.findMany({
    orderBy: [{ name: "asc" }, { code: "asc" }],
    select: { code: true, name: true, currency: true },
  });
}

function shownVersion(version: FoundVersion, subscribers: number): ShownVersion {
  return {
    version: version.version,
    isPublished: version.status === "published",
    rateCard: version.rateCard,
    terms: writeDraftTerms(version.terms, version.rateCard.currency),
    feesMicros: periodFees(version.terms),
    fingerprint: version.fingerprint,
    createdBy: version.createdBy,
    createdAt: version.createdAt,
    publishedBy: version.publishedBy,
    publishedAt: version.publishedAt,
    subscribers,
  };
}
