import { accrueComparisons } from "@tributary/domain/settlement/accrue-comparisons";
import type { SettlementInput } from "@tributary/domain/settlement/types";
import { compareFacts, expectFacts } from "../reconciliation/facts.ts";
import type { PeriodFacts } from "./snapshot.ts";

/** What the domain settles on: expectations and comparisons worked out, lists turned into look-ups. */
export function settlementInput(facts: PeriodFacts) {
  const { invoice, period } = facts;
  const expected = expectFacts(facts);
  const comparisons =
    invoice === null ? accrueComparisons(expected, period) : compareFacts({ ...facts, invoice }, expected);
  const input: SettlementInput = {
    agreementId: facts.agreementId,
    period,
    versions: facts.versions,
    invoice:
      invoice === null
        ? null
        : {
            number: invoice.number,
            netMicros: invoice.netMicros,
            taxMicros: invoice.taxMicros,
            openFlags: facts.openFlags,
          },
    comparisons,
    expected,
    decisions: new Map(facts.decisions.map(({ key, decision }) => [key, decision])),
    operators: facts.operators,
    annual: facts.annual,
    acceptedUnattributed: new Set(facts.acceptedUnattributed.map(({ key }) => key)),
    fxRates: facts.fxRates,
  };
  return { input, expected, comparisons };
}
