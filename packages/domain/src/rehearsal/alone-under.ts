import type { AgreementTerms, AllocationBasis, ChargeLine } from "../agreement/types.ts";

/**
 * The terms of an agreement as one operator alone would have them: what another operator bears by name stays
 * with the MVNA, and of the parts of a commitment only its own is left.
 *
 * Shape   `changed` has the codes of the lines that are otherwise than they stand.
 */
export function aloneUnder(
  terms: AgreementTerms,
  operatorId: string,
): { readonly terms: AgreementTerms; readonly changed: readonly string[] } {
  const lines = terms.lines.map((line) => aloneOn(line, operatorId));
  const changed = terms.lines.filter((line, index) => line !== lines[index]).map(({ code }) => code);
  return { terms: { ...terms, lines }, changed };
}

function aloneOn(line: ChargeLine, operatorId: string): ChargeLine {
  if (line.kind !== "flat" && line.kind !== "commitment") return line;
  const allocation = withoutOthers(line.allocation, operatorId);
  if (line.kind === "flat") return allocation === line.allocation ? line : { ...line, allocation };
  const others = Object.keys(line.operatorCommitments).some((id) => id !== operatorId);
  if (allocation === line.allocation && !others) return line;
  const own = line.operatorCommitments[operatorId];
  return { ...line, allocation, operatorCommitments: own === undefined ? {} : { [operatorId]: own } };
}

function withoutOthers(allocation: AllocationBasis, operatorId: string): AllocationBasis {
  return allocation.by === "direct" && allocation.operatorId !== operatorId ? { by: "retained" } : allocation;
}
