import { sumMicros } from "../money/micros.ts";
import type {
  LockedUsageFact,
  PortfolioFact,
  StatementFact,
  UsageFact,
  VersionFact,
} from "./identity-facts.ts";
import { difference, type Verification, verifyAll } from "./verify-all.ts";

/** I3: a statement is the sum of its lines, and cost + margin + adjustments − credits; gross = net + tax. */
export function statementsHold(statements: readonly StatementFact[]): Verification {
  return verifyAll(statements, "statements", (statement) => {
    const { number, netMicros, costMicros, marginMicros, adjustmentsMicros, creditsMicros } = statement;
    const settled = costMicros + marginMicros + adjustmentsMicros - creditsMicros;
    return (
      difference(`Lines of ${number}`, sumMicros(statement.lineMicros), netMicros) ??
      difference(`Net of ${number}`, netMicros, settled) ??
      difference(`Gross of ${number}`, statement.grossMicros, netMicros + statement.taxMicros)
    );
  });
}

/** I4: Σ statements = Σ allocated cost + Σ margin + Σ adjustments. */
export function portfolioHolds(portfolio: PortfolioFact): Verification {
  const { statementNetMicros, allocatedCostMicros, marginMicros, adjustmentMicros } = portfolio;
  const settled = sumMicros([...allocatedCostMicros, ...marginMicros, ...adjustmentMicros]);
  return verifyAll([portfolio], "portfolios", () =>
    difference("Sum of all statements", sumMicros(statementNetMicros), settled),
  );
}

/**
 * I5: received = accepted + duplicate + rejected + quarantined; accepted = attributed + unattributed, in
 * records and units.
 */
export function usageHolds(usage: readonly UsageFact[]): Verification {
  return verifyAll(usage, "sources", (fact) => {
    const { source, received, accepted, duplicate, rejected, quarantined } = fact;
    const units = fact.attributedQuantity + fact.unattributedQuantity;
    return (
      difference(`Records of ${source}`, accepted + duplicate + rejected + quarantined, received) ??
      difference(`Attribution of ${source}`, fact.attributed + fact.unattributed, accepted) ??
      difference(`Units of ${source}`, units, fact.acceptedQuantity)
    );
  });
}

/** I7: version n − version n−1 = Σ its deltas. */
export function versionsHold(versions: readonly VersionFact[]): Verification {
  return verifyAll(versions, "new versions", ({ number, previousMicros, currentMicros, deltaMicros }) =>
    difference(`Deltas of ${number}`, sumMicros(deltaMicros), currentMicros - previousMicros),
  );
}

/** I9: no usage contributes to two locked statements. */
export function usageHeldOnce(lockedUsage: readonly LockedUsageFact[]): Verification {
  const holders = new Map<string, string>();
  return verifyAll(lockedUsage, "pieces of locked usage", ({ usage, statement }) => {
    const holder = holders.get(usage);
    holders.set(usage, statement);
    if (holder === undefined || holder === statement) return null;
    return `${usage} is in ${holder} and in ${statement}.`;
  });
}
