import type { Instant, Period, PeriodLabel } from "../period/types.ts";
import type { Bundle, PlanTerms } from "../plan/types.ts";
import type { Direction, Service } from "../usage/types.ts";

/** A plan, add-on or pass that a subscriber holds over [validFrom, validUntil). */
export interface Holding {
  /** Whose it is. */
  readonly holder: string;
  /**
   * Names it in its balances: the same from period to period, and from version to version of a plan; one of
   * its own for each add-on and pass.
   */
  readonly key: string;
  readonly terms: PlanTerms;
  readonly validFrom: Instant;
  /** null: open-ended. A pass that starts on first use has one from then on; null: not used yet. */
  readonly validUntil: Instant | null;
}

/** An allowance and whose: what entries of the balance are added up by. */
export interface GrantName {
  readonly holder: string;
  /** The holding's key and the bundle's code: `TRAVEL/DATA-EU`. */
  readonly bundle: string;
  /** The period that granted it: what is carried over keeps its own. */
  readonly grantPeriod: PeriodLabel;
}

/** What the entries of earlier periods leave of a grant, in base units. */
export interface Carried extends GrantName {
  readonly quantity: bigint;
}

/** A time in which a grant can be used, on the terms that are then in force. */
export interface Spell {
  /** The holding's key. */
  readonly holding: string;
  readonly from: Instant;
  /** Not included; infinite while nothing ends it. */
  readonly until: Instant;
  readonly bundle: Bundle;
  /** What is left goes into the next period: all of it while the spell lasts, or by the bundle's rollover. */
  readonly carries: "all" | "rollover";
  /** The days that it lasts from its first use on; null: it does not wait for one. */
  readonly waitsWithDays: number | null;
}

/** A pass that was used for the first time in this period. */
export interface StartedPass {
  readonly holder: string;
  readonly holding: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** A grant as it stands within a period. Quantities are base units. */
export interface Grant extends GrantName {
  /** Granted in an earlier period. */
  readonly isCarried: boolean;
  /** At the period's beginning, or when it was granted; null has no end. */
  readonly opening: bigint | null;
  readonly used: bigint;
  /** What each who used it used. */
  readonly usedBy: ReadonlyMap<string, bigint>;
  /** None: what it was granted for is held no more. */
  readonly spells: readonly Spell[];
}

/** Somebody who uses a pool of somebody else's plan, over [from, until). */
export interface PoolMembership {
  /** Whose plan has the bundle. */
  readonly holder: string;
  /** The bundle's code. */
  readonly bundle: string;
  readonly user: string;
  /** What this member may use of it in a period; null: as the plan says. Base units. */
  readonly capUnits: bigint | null;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** All grants of those who are rated together in a period, in the order in which they are used. */
export interface Balances {
  readonly period: Period;
  readonly members: readonly PoolMembership[];
  readonly grants: readonly Grant[];
  readonly started: readonly StartedPass[];
}

/** Usage of one record, or of one part of it, as it is charged: after minimum and increments. */
export interface BundleUsage {
  readonly user: string;
  readonly service: Service;
  readonly direction: Direction;
  readonly zone: string;
  readonly at: Instant;
  /** Base units. */
  readonly quantity: bigint;
}

/** What a bundle paid of a record. */
export interface Covered {
  readonly holder: string;
  readonly bundle: string;
  readonly grantPeriod: PeriodLabel;
  readonly quantity: bigint;
}

/** A row of the ledger: what is granted or given back is positive, what is used or expires negative. */
export interface BalanceEntry extends GrantName {
  readonly user: string;
  readonly period: PeriodLabel;
  readonly kind: "grant" | "use" | "refund" | "expire";
  readonly quantity: bigint;
}
