import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodePlanTerms } from "@tributary/db/terms/plan-terms";
import type { PlanKind } from "@tributary/domain/plan/types";
import { periodFees } from "@tributary/domain/plan/unit-economics";
import { holdersOf } from "./count-holders.ts";
import { type PlanState, stateOf } from "./find-plan.ts";

export interface PlanListRequest {
  readonly kind?: PlanKind;
  readonly state?: PlanState;
  /** Part of a code or a name. */
  readonly search?: string;
  readonly at: Date;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly state: PlanState;
  /** The latest that is published; null: none yet. */
  readonly version: number | null;
  readonly hasDraft: boolean;
  /** Of a full period, by the latest published version, or by the draft of a plan that has none. */
  readonly feesMicros: bigint;
  readonly currency: string;
  /** Who hold any version of it now. */
  readonly subscribers: number;
}

/**
 * Lists an operator's plans by their names.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches.
 */
export async function listPlans(
  { shared }: { readonly shared: Pick<OperatorTables, "plan" | "subscriberPlan"> },
  request: PlanListRequest,
): Promise<{ readonly rows: readonly ListedPlan[]; readonly total: number }> {
  const { page, pageSize, at } = request;
  const where = whereOf(request);
  const [rows, total] = await Promise.all([
    shared.plan.findMany({
      where,
      orderBy: [{ name: "asc" }, { code: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      include: {
        versions: { orderBy: { version: "desc" }, include: { rateCard: { select: { currency: true } } } },
      },
    }),
    shared.plan.count({ where }),
  ]);
  const ids = rows.flatMap(({ versions }) => versions.map(({ id }) => id));
  const holders = await holdersOf(shared, ids, at);
  return { rows: rows.map((row) => listed(row, holders)), total };
}

interface PlanRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly retiredAt: Date | null;
  readonly versions: readonly {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly terms: unknown;
    readonly rateCard: { readonly currency: string };
  }[];
}

function listed(row: PlanRow, holders: ReadonlyMap<string, number>): ListedPlan {
  const { code, name, versions } = row;
  const published = versions.find(({ status }) => status === "published");
  const shown = published ?? versions[0];
  return {
    code,
    name,
    kind: row.kind as PlanKind,
    state: stateOf(row),
    version: published?.version ?? null,
    hasDraft: versions.some(({ status }) => status === "draft"),
    feesMicros: shown === undefined ? 0n : periodFees(decodePlanTerms(shown.terms)),
    currency: shown?.rateCard.currency ?? "EUR",
    subscribers: versions.reduce((sum, { id }) => sum + (holders.get(id) ?? 0), 0),
  };
}

function whereOf({ kind, state, search }: PlanListRequest) {
  const contains = { contains: search ?? "", mode: "insensitive" as const };
  const published = { status: "published" };
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(state === "retired" ? { retiredAt: { not: null } } : {}),
    ...(state === "on-sale" ? { retiredAt: null, versions: { some: published } } : {}),
    ...(state === "draft" ? { retiredAt: null, versions: { none: published } } : {}),
    ...(search === undefined ? {} : { OR: [{ code: contains }, { name: contains }] }),
  };
}
