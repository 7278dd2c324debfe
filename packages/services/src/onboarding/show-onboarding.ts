import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { criticalPath, waitedFor } from "@tributary/domain/onboarding/critical-path";
import { isSettled, lookAgain, openBlockers, openGates } from "@tributary/domain/onboarding/lifecycle";
import { type TimeLedger, timeLedger } from "@tributary/domain/onboarding/time-ledger";
import type { Item, Party } from "@tributary/domain/onboarding/types";
import { findOnboarding } from "./find-onboarding.ts";
import { zoneOf } from "./go-live.ts";
import { loadFacts } from "./load-facts.ts";
import { itemOf } from "./load-items.ts";
import { waitOf } from "./look-again.ts";

export interface ShownItem extends Item {
  /** Of those that it is blocked by, those that are not done. */
  readonly waitsFor: readonly string[];
  readonly dueOn: Date | null;
  readonly person: string | null;
  readonly evidence: string | null;
  readonly link: string | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly isCritical: boolean;
  /** What the operator has handed in, the latest first. */
  readonly supplies: readonly Supplied[];
}

export interface Supplied {
  readonly text: string;
  readonly link: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface ShownOnboarding {
  readonly id: string;
  readonly operatorId: string;
  readonly name: string;
  readonly currency: string;
  readonly operatorStatus: string;
  readonly status: "running" | "asked" | "live";
  readonly template: { readonly code: string; readonly version: number } | null;
  readonly targetOn: Date;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly liveFrom: Date | null;
  readonly askedBy: string | null;
  readonly askedAt: Date | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  /** The clock by which it goes live. */
  readonly zone: string;
  readonly items: readonly ShownItem[];
  readonly gates: readonly string[];
  readonly path: { readonly codes: readonly string[]; readonly days: number };
  readonly waiting: { readonly party: Party; readonly itemCode: string | null };
  readonly ledger: TimeLedger;
  /** The system sees something that is not taken over yet. */
  readonly hasNews: boolean;
  readonly setup: ShownSetup | null;
}

export interface ShownSetup {
  readonly status: "waiting" | "running" | "done" | "failed";
  readonly message: string | null;
  readonly endedAt: Date | null;
  readonly outcome: readonly { readonly kind: string; readonly code: string; readonly action: string }[];
}

/**
 * Shows how far an operator is on its way, by what the system sees now.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showOnboarding(
  db: PortfolioDb,
  { operatorId, at }: { readonly operatorId: string; readonly at: Date },
): Promise<ShownOnboarding> {
  const found = await findOnboarding(db, operatorId);
  const where = { operatorId, onboardingId: found.id };
  const [rows, waits, supplies, setup, facts, zone] = await Promise.all([
    db.onboardingItem.findMany({ where }),
    db.onboardingWait.findMany({ where, orderBy: [{ since: "asc" }, { id: "asc" }] }),
    db.onboardingSupply.findMany({ where, orderBy: [{ suppliedAt: "desc" }, { id: "desc" }] }),
    showSetup(db, operatorId),
    loadFacts(db, { ...found, at }),
    zoneOf(db, operatorId),
  ]);
  const stored = rows.map(itemOf);
  const isOver = found.status === "live";
  const seen = isOver ? stored : lookAgain(stored, facts);
  const path = criticalPath(seen);
  const items = rows.map(({ dueOn, person, evidence, link, settledBy, settledAt }, index) => {
    const item = seen[index] as Item;
    return {
      ...item,
      ...{ dueOn, person, evidence, link, settledBy, settledAt },
      waitsFor: openBlockers(item, seen),
      isCritical: path.codes.includes(item.code),
      supplies: supplies
        .filter(({ itemCode }) => itemCode === item.code)
        .map(({ text, link: to, suppliedBy: by, suppliedAt }) => ({ text, link: to, by, at: suppliedAt })),
    };
  });
  const { operator, template, status, ...head } = found;
  return {
    ...{
      id: found.id,
      operatorId,
      name: operator.name,
      currency: operator.currency,
      zone,
      items,
      path,
      setup,
    },
    ...{
      targetOn: head.targetOn,
      startedBy: head.startedBy,
      startedAt: head.startedAt,
      liveFrom: head.liveFrom,
    },
    ...{
      askedBy: head.askedBy,
      askedAt: head.askedAt,
      approvedBy: head.approvedBy,
      approvedAt: head.approvedAt,
    },
    operatorStatus: operator.status,
    status: status as ShownOnboarding["status"],
    template: template && { code: template.templateId, version: template.version },
    gates: openGates(seen),
    waiting: waitedFor(seen),
    ledger: timeLedger(waits.map(waitOf), (head.approvedAt ?? at).getTime()),
    hasNews: seen.some(({ state }, index) => state !== stored[index]?.state),
  };
}

async function showSetup(db: PortfolioDb, operatorId: string): Promise<ShownSetup | null> {
  const [last] = await db.operatorSetup.findMany({
    where: { operatorId },
    orderBy: { askedAt: "desc" },
    take: 1,
  });
  if (last === undefined) return null;
  const { message, endedAt, outcome } = last;
  return {
    ...{ message, endedAt },
    status: last.status as ShownSetup["status"],
    outcome: (outcome ?? []) as unknown as ShownSetup["outcome"],
  };
}

export const ONBOARDING_VIEWS = ["open", "live", "all"] as const;
export const ONBOARDING_SORTS = ["targetOn", "startedAt", "name"] as const;

export interface OnboardingQuery {
  readonly view: (typeof ONBOARDING_VIEWS)[number];
  readonly sort: { readonly key: (typeof ONBOARDING_SORTS)[number]; readonly isDescending: boolean };
  readonly page: number;
  readonly pageSize: number;
  readonly at: Date;
}

export interface ListedOnboarding {
  readonly operatorId: string;
  readonly name: string;
  readonly status: "running" | "asked" | "live";
  readonly targetOn: Date;
  readonly startedAt: Date;
  readonly settled: number;
  readonly items: number;
  readonly gates: number;
  /** Items that are past their day. */
  readonly overdue: number;
  readonly blocked: number;
  readonly days: number;
  readonly waiting: { readonly party: Party; readonly itemCode: string | null } | null;
}

/**
 * Lists onboardings as they were when something was last taken over.
 *
 * Shape   one page of `rows`; `total` counts all.
 */
export async function listOnboardings(
  db: PortfolioDb,
  { view, sort, page, pageSize, at }: OnboardingQuery,
): Promise<{ readonly rows: readonly ListedOnboarding[]; readonly total: number }> {
  const where = view === "all" ? {} : { status: view === "live" ? "live" : { not: "live" } };
  const direction = sort.isDescending ? "desc" : "asc";
  const order = sort.key === "name" ? { operator: { name: direction } } : { [sort.key]: direction };
  const [rows, total] = await Promise.all([
    db.onboarding.findMany({
      where,
      orderBy: [order as { targetOn: "asc" | "desc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      include: { operator: { select: { name: true } }, items: true },
    }),
    db.onboarding.count({ where }),
  ]);
  return { total, rows: rows.map((row) => listed(row, at)) };
}

type Row = Awaited<ReturnType<PortfolioDb["onboarding"]["findFirstOrThrow"]>> & {
  readonly operator: { readonly name: string };
  readonly items: readonly (Parameters<typeof itemOf>[0] & { readonly dueOn: Date | null })[];
};

function listed(
  { operator, items: rows, operatorId, targetOn, startedAt, ...row }: Row,
  at: Date,
): ListedOnboarding {
  const items = rows.map(itemOf);
  const open = items.filter((item) => !isSettled(item));
  const isLate = ({ dueOn }: { readonly dueOn: Date | null }): boolean =>
    dueOn !== null && dueOn.getTime() + DAY <= at.getTime();
  return {
    ...{ operatorId, targetOn, startedAt, name: operator.name, items: items.length },
    status: row.status as ListedOnboarding["status"],
    settled: items.length - open.length,
    gates: openGates(items).length,
    overdue: rows.filter((each) => isLate(each) && !isSettled(itemOf(each))).length,
    blocked: open.filter((item) => openBlockers(item, items).length > 0).length,
    days: criticalPath(items).days,
    waiting: row.status === "live" ? null : waitedFor(items),
  };
}

const DAY = 86_400_000;
