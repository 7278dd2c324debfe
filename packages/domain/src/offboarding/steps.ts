import type { OffboardingFacts, OffboardingStep } from "./types.ts";

/**
 * Says what of an operator's end is done and what is left.
 *
 * Shape   one step each, in the order in which they can be done; none counts before the operator has ended.
 */
export function offboardingSteps(facts: OffboardingFacts): OffboardingStep[] {
  const { status, endsAt, releasedAt, now } = facts;
  const isApproved = status === "approved" || status === "terminated" || status === "released";
  const hasEnded = isApproved && now >= endsAt;
  const after = (name: OffboardingStep["name"], left: number): OffboardingStep => {
    return { name, left, isDone: hasEnded && left === 0 };
  };
  return [
    { name: "approved", left: 0, isDone: isApproved },
    { name: "ended", left: 0, isDone: hasEnded },
    after("settled", facts.unsettled),
    after("disputes", facts.openDisputes),
    after("balances", facts.unpaidStatements),
    { name: "late-usage", left: 0, isDone: hasEnded && now >= releasedAt },
    { name: "sims", left: facts.heldSims, isDone: status === "released" && facts.heldSims === 0 },
    { name: "data", left: 0, isDone: status === "released" && facts.isDataDeleted },
  ];
}
