import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { NewCharge } from "@tributary/db/doors/operator-writes/add-ratings";
import { encodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import type { PlanTermsInput } from "@tributary/db/terms/plan-terms-schema";
import type { RateCardTermsInput } from "@tributary/db/terms/rate-card-terms-schema";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { saveBillingProfile } from "../bill/save-billing-profile.ts";
import { billingProfile } from "./billing-profile.ts";

const BY = { createdBy: "setup" };
const PUBLISHED = { status: "published", publishedBy: "setup", publishedAt: new Date(0) };

const PER_GB: RateCardTermsInput = {
  currency: "EUR",
  zone: "Europe/Berlin",
  rounding: { mode: "half-up", scale: 6 },
  zones: { plmns: { "26201": "home" }, prefixes: {} },
  rates: [
    {
      code: "DATA",
      description: "Data at home",
      services: ["data"],
      zones: ["home"],
      unit: { name: "GB", size: "1000000000" },
      bands: [{ name: "always", pricing: { model: "per-unit", rate: "2" } }],
    },
  ],
};

/** A plan of 20.00 a month with a set-up fee of 5.00 and 1 GB. */
export const PLAN_TERMS: PlanTermsInput = {
  fees: [
    { code: "BASE", description: "Monthly fee", amount: "20", taxCode: "standard" },
    { code: "SETUP", description: "Set-up", every: "once", amount: "5", taxCode: "standard" },
  ],
  bundles: [
    {
      code: "1GB",
      description: "1 GB included",
      services: ["data"],
      allowance: "1000000000",
      unit: { name: "GB", size: "1000000000" },
    },
  ],
};

/** What was used in a period: out of the allowance, and beyond it at a charge; or with no rate at all. */
export interface RatedUsage {
  readonly period: string;
  readonly version?: number;
  readonly within?: bigint;
  readonly beyond?: { readonly quantity: bigint; readonly chargeMicros: bigint };
  readonly unrateable?: number;
}

/** An operator that bills, and hands to feed it: plans, subscribers, ratings, as others would. */
export async function billingWorld(db: OperatorDb, terms: BillingProfileTerms = billingProfile()) {
  const { shared } = db;
  const currency = terms.currency;
  const card = await shared.rateCard.create({ data: { code: "home", name: "Home", currency, ...BY } });
  await shared.rateCardVersion.create({
    data: {
      ...{ rateCardId: card.id, version: 1, effectiveFrom: new Date(0), ...BY, ...PUBLISHED },
      terms: { ...PER_GB, currency },
    },
  });
  await saveBillingProfile(db, {
    effectiveFrom: "2026-01",
    terms: encodeBillingProfileTerms(terms),
    actor: "setup",
  });

  return {
    db,
    rateCardId: card.id,
    async addPlan(code: string, planTerms: PlanTermsInput = PLAN_TERMS, kind = "plan"): Promise<string> {
      const plan = await shared.plan.create({ data: { code, name: code, kind, ...BY } });
      const version = await shared.planVersion.create({
        data: { planId: plan.id, rateCardId: card.id, version: 1, terms: planTerms, ...BY, ...PUBLISHED },
      });
      return version.id;
    },
    /** Takes people on, all on one plan from one instant on; their ids, by number. */
    async addSubscribers(
      numbers: readonly string[],
      planVersionId: string,
      from: string,
      more: { readonly billing?: string; readonly until?: string } = {},
    ): Promise<Map<string, string>> {
      const validFrom = new Date(from);
      const validUntil = more.until === undefined ? null : new Date(more.until);
      const rows = numbers.map((number) => ({ id: randomUUID(), number }));
      await shared.subscriber.createMany({
        data: rows.map((row) => ({
          ...row,
          status: "active",
          billing: more.billing ?? "postpaid",
          activatedAt: validFrom,
        })),
      });
      await shared.subscriberPlan.createMany({
        data: rows.map(({ id }) => ({ subscriberId: id, planVersionId, validFrom, validUntil })),
      });
      return new Map(rows.map(({ id, number }) => [number, id]));
    },
    /** Keeps a rating of the same usage for some subscribers. */
    async rate(subscriberIds: readonly string[], usage: RatedUsage): Promise<string[]> {
      const ratings = subscriberIds.map((subscriberId) => newRating(subscriberId, usage));
      const charges = ratings.flatMap(({ id }) => newCharges(id, usage));
      await db.writes.addRatings({ ratings, charges, entries: [] });
      return ratings.map(({ id }) => id);
    },
  };
}

export type BillingWorld = Awaited<ReturnType<typeof billingWorld>>;

function newRating(subscriberId: string, { period, version = 1, beyond, unrateable = 0 }: RatedUsage) {
  const counted = { records: 2, unrateable, chargeMicros: beyond?.chargeMicros ?? 0n };
  return { id: randomUUID(), subscriberId, period, version, fingerprint: randomUUID(), ...counted };
}

function newCharges(ratingId: string, { period, within = 0n, beyond }: RatedUsage): NewCharge[] {
  const rated = { ratingId, occurredAt: new Date(`${period}-10T10:00:00Z`), service: "data", zone: "home" };
  const rate = { rateCode: "DATA", rateCardVersion: 1, band: "always" };
  const part = { ...rated, ...rate, key: 1n };
  return [
    ...(within > 0n ? [{ ...part, part: 1, bundle: "1GB", ratedQuantity: within, chargeMicros: 0n }] : []),
    ...(beyond === undefined
      ? []
      : [
          {
            ...part,
            part: 2,
            bundle: null,
            ratedQuantity: beyond.quantity,
            chargeMicros: beyond.chargeMicros,
          },
        ]),
  ];
}
