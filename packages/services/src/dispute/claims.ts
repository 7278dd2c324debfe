import type { Micros } from "@tributary/domain/money/types";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import type { Decision, LineComparison, OperatorPart } from "@tributary/domain/reconciliation/types";
import { approveCost } from "@tributary/domain/settlement/approve-cost";
import { settlementInput } from "../settlement/settlement-input.ts";
import type { PeriodFacts } from "../settlement/snapshot.ts";

/** One disputed line as it is claimed. */
export interface Claim {
  readonly key: string;
  readonly lineCode: string;
  /** Billed less expected. */
  readonly grossMicros: Micros;
  /** What it brings, net of what comes back as shortfall. */
  readonly claimedMicros: Micros;
  readonly parts: readonly OperatorPart[];
}

/**
 * Values the claims of a dispute.
 *
 * Units   micros, net of tax.
 * Shape   in order of the comparisons. Each line is worth what it adds to the ones before it, lines of other
 *         disputes first, so that the claims sum to what the dispute recovers. A tax line recovers nothing
 *         net.
 */
export function claimsOf(
  facts: PeriodFacts,
  keys: ReadonlySet<string>,
  claimedElsewhere: ReadonlySet<string>,
): Claim[] {
  const { input, comparisons } = settlementInput(facts);
  const { terms } = governingVersion(facts.versions, facts.period);
  const approvedIf = (disputed: ReadonlySet<string>): Micros => {
    const decisions = new Map([...input.decisions.keys()].map((key) => [key, decisionOn(key, disputed)]));
    for (const key of disputed) decisions.set(key, "dispute");
    return approveCost({ ...input, terms, decisions }).reduce((sum, line) => sum + line.approvedMicros, 0n);
  };
  const disputed = new Set(claimedElsewhere);
  let approvedMicros = approvedIf(disputed);
  return comparisons
    .filter(({ key }) => keys.has(key))
    .map((comparison) => {
      disputed.add(comparison.key);
      const next = approvedIf(disputed);
      const claimedMicros = approvedMicros - next;
      approvedMicros = next;
      return claimOf(comparison, claimedMicros);
    });
}

function decisionOn(key: string, disputed: ReadonlySet<string>): Decision {
  return disputed.has(key) ? "dispute" : "waive";
}

function claimOf({ key, lineCode, deltaMicros, parts }: LineComparison, claimedMicros: Micros): Claim {
  return { key, lineCode: lineCode ?? key, grossMicros: deltaMicros, claimedMicros, parts };
}
