import { periodOf } from "../period/period.ts";
import type { Bundle, PlanTerms, Validity } from "../plan/types.ts";
import type { BundleUsage, Holding, PoolMembership } from "./types.ts";

export const OCTOBER = periodOf("2026-10", "Europe/Berlin");
export const NOVEMBER = periodOf("2026-11", "Europe/Berlin");
export const DECEMBER = periodOf("2026-12", "Europe/Berlin");

/** Noon in UTC of a day of October 2026, or of another month counted from 0. */
export function day(date: number, month = 9): number {
  return Date.UTC(2026, month, date, 12);
}

export function bundle(changes: Partial<Bundle> = {}): Bundle {
  return {
    code: "DATA",
    description: "Data",
    services: ["data"],
    zones: ["home"],
    allowance: 100n,
    unit: { name: "unit", size: 1n },
    isProrated: false,
    priority: 1,
    atEnd: "overage",
    rollover: null,
    ...changes,
  };
}

export function terms(bundles: readonly Bundle[], validity: Validity = { lasts: "open" }): PlanTerms {
  return { validity, fees: [], discounts: [], bundles };
}

export function holding(bundles: readonly Bundle[], changes: Partial<Holding> = {}): Holding {
  const validFrom = Date.UTC(2026, 0, 1);
  return { holder: "s1", key: "PLAN", terms: terms(bundles), validFrom, validUntil: null, ...changes };
}

export function usage(quantity: bigint, changes: Partial<BundleUsage> = {}): BundleUsage {
  return { user: "s1", service: "data", direction: "none", zone: "home", at: day(10), quantity, ...changes };
}

/** Somebody who shares the pool of s1, at any time. */
export function member(user: string, changes: Partial<PoolMembership> = {}): PoolMembership {
  return { holder: "s1", bundle: "DATA", user, capUnits: null, from: 0, until: null, ...changes };
}
