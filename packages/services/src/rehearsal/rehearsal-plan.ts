import { decodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { type CycleDays, cycleDays } from "@tributary/domain/bill/cycle-days";
import { cycleInstants } from "@tributary/domain/bill/cycle-instants";
import { periodOf } from "@tributary/domain/period/period";
import type { Period, PeriodLabel } from "@tributary/domain/period/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import { monthToPlay, recordTimes } from "@tributary/domain/rehearsal/month-to-play";
import { type SyntheticSims, syntheticUsage } from "@tributary/domain/rehearsal/synthetic-usage";
import type { SyntheticRecord } from "@tributary/domain/rehearsal/types";
import type { LoadedAgreement, RetailConfiguration, WholesaleConfiguration } from "./load-configuration.ts";

/** Plans that get a subscriber; without any, this many SIMs make the usage. */
const MOST_PLANS = 5;
const SIMS_WITHOUT_PLANS = 3;
const DAYS_UNTIL_INVOICE = 2;
const DAY = 86_400_000;

/** What is played under one agreement. */
export interface PlannedAgreement {
  readonly agreement: LoadedAgreement;
  readonly period: Period;
  readonly sourceId: string;
  readonly sims: SyntheticSims;
  readonly records: readonly SyntheticRecord[];
}

export interface RehearsalPlan {
  readonly label: PeriodLabel;
  readonly agreements: readonly PlannedAgreement[];
  /** A subscriber of each, by code. */
  readonly plans: readonly string[];
  readonly cycle: CycleDays | null;
  /** When the invoice comes: the month and the billing cycle are over. */
  readonly playAt: Date;
}

/**
 * Decides which month is played and what is used in it.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, `TERMS_INVALID`.
 */
export function planRehearsal(
  wholesale: WholesaleConfiguration,
  retail: RetailConfiguration,
  now: Date,
): RehearsalPlan {
  const { agreements } = wholesale;
  const zone = agreements[0]?.zone ?? "UTC";
  const label = monthToPlay(inForceFrom(wholesale, retail, zone), now.getTime(), zone);
  const plans = plansToTake(retail);
  const profile = retail.profiles.filter(({ effectiveFrom }) => effectiveFrom <= label).at(-1);
  const terms = profile === undefined ? null : decodeBillingProfileTerms(profile.terms);
  const cycle = terms === null ? null : cycleDays(label, terms.cycleDay);
  const planned = agreements.map((agreement, index) => {
    const period = periodOf(label, agreement.zone);
    const sims = simsOf(wholesale, agreement.id, index, plans.length || SIMS_WITHOUT_PLANS);
    const governing = governingVersion(agreement.versions, label);
    const records = syntheticUsage(governing.terms, sims, recordTimes(period, cycle));
    return { agreement, period, sims, records, sourceId: `rehearsal-${index + 1}` };
  });
  const ends = planned.map(({ period }) => period.endsAt);
  if (cycle !== null && terms !== null) ends.push(cycleInstants(cycle, terms.zone).dayEnds.at(-1) ?? 0);
  const playAt = new Date(Math.max(...ends) + DAYS_UNTIL_INVOICE * DAY);
  return { label, agreements: planned, plans, cycle, playAt };
}

/** From when on there is something of everything. */
function inForceFrom(
  { operator, agreements, margins }: WholesaleConfiguration,
  { rateCardVersions, profiles }: RetailConfiguration,
  zone: string,
): number[] {
  const first = (instants: readonly number[]) => (instants.length === 0 ? [] : [Math.min(...instants)]);
  const under = (agreementId: string) =>
    margins
      .filter((margin) => margin.agreementId === agreementId)
      .map((each) => each.effectiveFrom.getTime());
  const cards = new Set(rateCardVersions.map(({ rateCardId }) => rateCardId));
  const ofCard = (card: string) =>
    rateCardVersions
      .filter(({ rateCardId }) => rateCardId === card)
      .map((each) => each.effectiveFrom.getTime());
  return [
    operator.liveFrom.getTime(),
    ...agreements.flatMap(({ versions }) => first(versions.map(({ effectiveFrom }) => effectiveFrom))),
    ...agreements.flatMap(({ id }) => first(under(id))),
    ...[...cards].flatMap((card) => first(ofCard(card))),
    ...first(profiles.map(({ effectiveFrom }) => periodOf(effectiveFrom, zone).startsAt)),
  ];
}

function plansToTake({ plans, planVersions }: RetailConfiguration): string[] {
  const published = new Set(planVersions.map(({ planId }) => planId));
  return plans
    .filter(({ id, kind, retiredAt }) => kind === "plan" && retiredAt === null && published.has(id))
    .map(({ code }) => code)
    .slice(0, MOST_PLANS);
}

const IMSI_DIGITS = 15;

/** IMSIs from the operator's own range where it has one, else of the test network 001-01. */
function simsOf(
  { ranges }: WholesaleConfiguration,
  agreementId: string,
  agreementIndex: number,
  count: number,
): SyntheticSims {
  const range = ranges.find(
    ({ agreementId: of, kind, first, last }) =>
      of === agreementId &&
      kind === "imsi" &&
      first.length === IMSI_DIGITS &&
      BigInt(last) - BigInt(first) >= BigInt(count),
  );
  const base = BigInt(range?.first ?? `00101${String(agreementIndex).padStart(4, "0")}000000`);
  const imsiAt = (index: number) => String(base + BigInt(index)).padStart(IMSI_DIGITS, "0");
  return { subscribers: Array.from({ length: count }, (_, index) => imsiAt(index)), spare: imsiAt(count) };
}
