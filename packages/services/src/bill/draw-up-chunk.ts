import type { NewBill } from "@tributary/db/doors/bill/bill-rows";
import type { UnbilledSubscriber } from "@tributary/db/doors/bill/unbilled-subscribers";
import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { ChargeSum } from "@tributary/db/doors/operator-reads/charge-sums";
import type { CycleDays } from "@tributary/domain/bill/cycle-days";
import { drawUpBill } from "@tributary/domain/bill/draw-up-bill";
import { billLanguage } from "@tributary/domain/bill/language";
import { isTaxedAtBuyer } from "@tributary/domain/bill/tax";
import type { BillItem, BillingProfileTerms, DrawnBill } from "@tributary/domain/bill/types";
import type { UsageSum } from "@tributary/domain/bill/usage-items";
import { DomainError } from "@tributary/domain/error";
import { newBill } from "./new-bill.ts";
import { type HeldPlan, planSpells } from "./plan-spells.ts";
import type { Catalog, CatalogPlan } from "./run-catalog.ts";

/** Whom a bill can be drawn up for. */
export type Billable = Pick<UnbilledSubscriber, "id" | "ratingId" | "unrateable" | "language" | "hasVatId">;

export type ExceptionReason = "unrateable" | "no-plan" | "currency" | "terms" | "negative" | "vat-id";

/** Why somebody is not billed until it is put right. */
export interface NewException {
  readonly subscriberId: string;
  readonly reason: ExceptionReason;
  readonly detail: string;
}

export interface DrawnChunk {
  readonly bills: readonly NewBill[];
  readonly exceptions: readonly NewException[];
}

/** What all subscribers of a run are billed by. */
export interface RunTerms {
  readonly cycle: CycleDays;
  /** The instant at which the cycle ends. */
  readonly until: Date;
  readonly terms: BillingProfileTerms;
  readonly catalog: Catalog;
}

/** Draws up the bills of some subscribers, or says why not. Who owes nothing gets neither. */
export async function drawUpChunk(
  db: Pick<OperatorDb, "usage">,
  tx: Pick<OperatorTables, "subscriberPlan">,
  subscribers: readonly Billable[],
  adjustments: ReadonlyMap<string, readonly BillItem[]>,
  run: RunTerms,
): Promise<DrawnChunk> {
  const held = await heldPlans(tx, subscribers, run.until);
  const sums = await chargesOf(db, subscribers);
  const bills: NewBill[] = [];
  const exceptions: NewException[] = [];
  for (const subscriber of subscribers) {
    const plans = held.get(subscriber.id) ?? [];
    const charges = sums.get(subscriber.ratingId ?? "") ?? [];
    const drawn = drawUpOne(subscriber, plans, charges, adjustments.get(subscriber.id) ?? [], run);
    if ("reason" in drawn) exceptions.push({ subscriberId: subscriber.id, ...drawn });
    else if (drawn.lines.length > 0) {
      bills.push(newBill(subscriber, billLanguage(subscriber.language, run.terms.languages), drawn));
    }
  }
  return { bills, exceptions };
}

type Refused = Omit<NewException, "subscriberId">;

function drawUpOne(
  { unrateable, hasVatId }: Billable,
  held: readonly HeldPlan[],
  charges: readonly ChargeSum[],
  adjustments: readonly BillItem[],
  { cycle, terms, catalog }: RunTerms,
): DrawnBill | Refused {
  if (unrateable > 0) {
    return {
      reason: "unrateable",
      detail: `${unrateable} records have no rate: mend the rate card, rate again.`,
    };
  }
  const spells = planSpells(held, catalog, terms);
  const hasPlan = spells.some(({ lastDay }) => lastDay === null || lastDay >= cycle.firstDay);
  if (!hasPlan && charges.length > 0) {
    return { reason: "no-plan", detail: "There is usage, but no plan in these days." };
  }
  const other = held.map(({ planVersionId }) => catalog.plans.get(planVersionId)?.currency);
  const foreign = other.find((currency) => currency !== undefined && currency !== terms.currency);
  if (foreign !== undefined) {
    return { reason: "currency", detail: `A plan is priced in ${foreign}, bills are in ${terms.currency}.` };
  }
  try {
    const usage = charges.map((sum) => usageSum(sum, held, catalog));
    const drawn = drawUpBill({ cycle, spells, usage, adjustments }, terms);
    return refusalOf(drawn, hasVatId, terms) ?? drawn;
  } catch (error) {
    if (error instanceof DomainError) return { reason: "terms", detail: error.message };
    throw error;
  }
}

/** Why a bill that can be drawn up cannot be sent. */
function refusalOf(
  { grossMicros, lines }: DrawnBill,
  hasVatId: boolean,
  { taxes }: BillingProfileTerms,
): Refused | null {
  if (grossMicros < 0n) {
    return {
      reason: "negative",
      detail: "The bill comes to less than nothing: give the amount back instead.",
    };
  }
  if (hasVatId || !isTaxedAtBuyer(lines, taxes)) return null;
  return {
    reason: "vat-id",
    detail: "Its tax is the buyer's to pay (reverse charge): add the buyer's VAT number, or mend the plan.",
  };
}

const BASE_UNIT: Readonly<Record<string, string>> = { data: "byte", voice: "second", sms: "SMS", mms: "MMS" };

function usageSum(sum: ChargeSum, held: readonly HeldPlan[], catalog: Catalog): UsageSum {
  const { rateCode, rateCardVersion, bundle, quantity, chargeMicros, service } = sum;
  const cards = held.flatMap(({ planVersionId }) => catalog.plans.get(planVersionId)?.rateCardId ?? []);
  const rate = cards.map((card) => catalog.rateOf(card, rateCardVersion, rateCode)).find(Boolean);
  const { description = rateCode, unit = { name: BASE_UNIT[service] ?? "unit", size: 1n } } = rate ?? {};
  return { rateCode, description, bundle: bundleName(bundle, held, catalog), unit, quantity, chargeMicros };
}

/**
 * What paid for usage. A balance names its holding before the bundle, `TRAVEL/DATA-EU`: one of the
 * subscriber's own, or of whose pool it shares.
 */
function bundleName(code: string | null, held: readonly HeldPlan[], { plans }: Catalog): string | null {
  const mine = held.flatMap(({ planVersionId }) => plans.get(planVersionId) ?? []);
  const [, planCode, own = code] = /^([^ /]+)[^/]*\/(.+)$/.exec(code ?? "") ?? [];
  const bundleOf = (some: readonly CatalogPlan[]) =>
    some
      .filter((plan) => planCode === undefined || plan.planCode === planCode)
      .flatMap(({ terms }) => terms.bundles)
      .find((bundle) => bundle.code === own);
  const shared = () => (planCode === undefined ? undefined : bundleOf([...plans.values()]));
  return (bundleOf(mine) ?? shared())?.description ?? code;
}

async function heldPlans(
  tx: Pick<OperatorTables, "subscriberPlan">,
  subscribers: readonly Billable[],
  until: Date,
): Promise<Map<string, HeldPlan[]>> {
  const rows = await tx.subscriberPlan.findMany({
    where: { subscriberId: { in: subscribers.map(({ id }) => id) }, validFrom: { lt: until } },
    select: { subscriberId: true, planVersionId: true, isMain: true, validFrom: true, validUntil: true },
  });
  return grouped(rows, ({ subscriberId }) => subscriberId);
}

async function chargesOf(
  { usage }: Pick<OperatorDb, "usage">,
  subscribers: readonly Billable[],
): Promise<Map<string, ChargeSum[]>> {
  const ratingIds = subscribers.flatMap(({ ratingId }) => ratingId ?? []);
  const sums = ratingIds.length === 0 ? [] : await usage.reads.chargeSums(ratingIds);
  return grouped(sums, ({ ratingId }) => ratingId);
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
