import { sumMicros } from "../money/micros.ts";
import type { StatementDocument } from "../statement/types.ts";
import type { IdentityFacts } from "./identity-facts.ts";
import type { Settlement } from "./types.ts";

/**
 * Lays a settlement and the statements made from it side by side, for identities I1 to I4.
 *
 * Units   micros.
 * Shape   each side of an identity comes from another place: lines from the allocations, totals from the
 *         documents, cost and margin from the settlement, the invoice from its own header.
 */
export function settlementFacts(
  settlement: Settlement,
  invoiceNetMicros: bigint | null,
  statements: readonly StatementDocument[],
): Pick<IdentityFacts, "lines" | "invoice" | "statements" | "portfolio"> {
  const { approved, allocations, operators } = settlement;
  const settledBy = new Map(operators.map((operator) => [operator.operatorId, operator]));
  return {
    lines: allocations.map(({ key, approvedMicros, operators: own, spread, retainedMicros }) => ({
      key,
      approvedMicros,
      operatorMicros: [...own, ...spread].map(({ amountMicros }) => amountMicros),
      retainedMicros,
    })),
    invoice: {
      netMicros: invoiceNetMicros ?? sumMicros(approved.map(({ billedMicros }) => billedMicros)),
      approvedMicros: approved.map(({ approvedMicros }) => approvedMicros),
      netWithheldMicros: sumMicros(
        approved.map(({ billedMicros, approvedMicros }) => billedMicros - approvedMicros),
      ),
    },
    statements: statements.map((statement) => {
      const settled = settledBy.get(statement.operatorId);
      return {
        number: statement.number,
        lineMicros: statement.lines.map(({ amountMicros }) => amountMicros),
        netMicros: statement.netMicros,
        taxMicros: statement.taxMicros,
        grossMicros: statement.grossMicros,
        costMicros: settled?.costMicros ?? 0n,
        marginMicros: settled?.marginMicros ?? 0n,
        adjustmentsMicros: settled?.adjustmentsMicros ?? 0n,
        creditsMicros: settled?.creditsMicros ?? 0n,
      };
    }),
    portfolio: {
      statementNetMicros: statements.map(({ netMicros }) => netMicros),
      allocatedCostMicros: allocations.flatMap(({ operators: own, spread }) =>
        [...own, ...spread].map(({ amountMicros }) => amountMicros),
      ),
      marginMicros: operators.map(({ marginMicros }) => marginMicros),
      adjustmentMicros: operators.flatMap(({ adjustmentsMicros, creditsMicros }) => [
        adjustmentsMicros,
        -creditsMicros,
      ]),
    },
  };
}
