import { DomainError } from "../error.ts";
import { booksHold, documentsHold, invoiceHolds, linesHold, replayHolds } from "./identity-checks.ts";
import {
  portfolioHolds,
  statementsHold,
  usageHeldOnce,
  usageHolds,
  versionsHold,
} from "./identity-checks-portfolio.ts";
import type { IdentityFacts, IdentityId } from "./identity-facts.ts";
import type { Verification } from "./verify-all.ts";

export type IdentityReport = Readonly<Record<IdentityId, Verification>>;

/**
 * Checks the identities that have to hold before any statement is issued.
 *
 * Units   micros; counts of records.
 * Shape   one verdict per identity with its evidence: what was counted, or the first figure that breaks it.
 *         Facts that do not exist yet (no payments, no earlier version) hold over nothing, and the evidence
 *         says so.
 */
export function checkIdentities(facts: IdentityFacts): IdentityReport {
  return {
    I1: linesHold(facts.lines),
    I2: invoiceHolds(facts.invoice),
    I3: statementsHold(facts.statements),
    I4: portfolioHolds(facts.portfolio),
    I5: usageHolds(facts.usage),
    I6: booksHold(facts.accounts),
    I7: versionsHold(facts.versions),
    I8: documentsHold(facts.documents),
    I9: usageHeldOnce(facts.lockedUsage),
    I10: replayHolds(facts.replays),
  };
}

/**
 * Refuses to go on when an identity is broken.
 *
 * Throws  {@link DomainError} `IDENTITY_BROKEN` with the broken identities and their evidence.
 */
export function assertIdentities(report: IdentityReport): void {
  const broken = Object.entries(report).filter(([, { holds }]) => !holds);
  if (broken.length === 0) return;
  const sentences = broken.map(([identity, { evidence }]) => `${identity}: ${evidence}`);
  throw new DomainError("IDENTITY_BROKEN", `Nothing was issued. ${sentences.join(" ")}`, {
    identities: broken.map(([identity]) => identity),
  });
}
