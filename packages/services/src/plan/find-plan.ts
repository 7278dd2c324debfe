import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodePlanTerms, encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { DomainError } from "@tributary/domain/error";
import type { PlanKind } from "@tributary/domain/plan/types";
import { hashOf } from "../settlement/run-content.ts";

/** Whether it can be taken: not yet, now, or no more. */
export type PlanState = "draft" | "on-sale" | "retired";

/**
 * Loads one of the operator's own plans with its versions, the latest first.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findPlan(tx: Pick<OperatorTables, "plan">, code: string) {
  const row = await tx.plan.findFirst({
    where: { code },
    include: {
      versions: {
        orderBy: { version: "desc" },
        include: { rateCard: { select: { code: true, name: true, currency: true } } },
      },
    },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such plan: check its code.");
  const versions = row.versions.map(({ terms: stored, ...version }) => {
    const terms = decodePlanTerms(stored);
    return { ...version, terms, fingerprint: fingerprintOf(version.rateCard.code, encodePlanTerms(terms)) };
  });
  return { ...row, kind: row.kind as PlanKind, versions, state: stateOf(row) };
}

export type FoundPlan = Awaited<ReturnType<typeof findPlan>>;
export type FoundVersion = FoundPlan["versions"][number];

/**
 * The version that is still being written.
 *
 * Throws  {@link DomainError} `LOCKED` without one; `REVIEW_OUTDATED` when it is not the one that was seen.
 */
export function draftOf({ versions }: FoundPlan, fingerprint?: string): FoundVersion {
  const draft = versions.find(({ status }) => status === "draft");
  if (draft === undefined) {
    throw new DomainError("LOCKED", "Every version of this plan is published: draft the next one.");
  }
  if (fingerprint !== undefined && fingerprint !== draft.fingerprint) {
    throw new DomainError("REVIEW_OUTDATED", "Somebody has changed this draft: load it again.");
  }
  return draft;
}

/**
 * A version by its number; without one the latest that is published, else the draft.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export function versionOf({ versions }: FoundPlan, number?: number): FoundVersion {
  const published = versions.find(({ status }) => status === "published");
  const found =
    number === undefined ? (published ?? versions[0]) : versions.find(({ version }) => version === number);
  if (found === undefined) throw new DomainError("NOT_FOUND", "There is no such version of this plan.");
  return found;
}

export function stateOf(plan: {
  readonly retiredAt: Date | null;
  readonly versions: readonly { readonly status: string }[];
}): PlanState {
  if (plan.retiredAt !== null) return "retired";
  return plan.versions.some(({ status }) => status === "published") ? "on-sale" : "draft";
}

/** What was seen is what is published: of the rate card and the terms. */
function fingerprintOf(rateCard: string, terms: object): string {
  return hashOf({ rateCard, terms });
}
