import { exactToDecimal } from "../money/exact.ts";
import { TAX_KEY } from "../reconciliation/compare-header.ts";
import type { ExpectedLine } from "../reconciliation/types.ts";
import type { ApprovedLine, Blocker, LineAllocation, SettlementInput } from "./types.ts";

/** Collects what stands between a settlement and its issue. */
export function findBlockers(
  input: SettlementInput,
  approved: readonly ApprovedLine[],
  allocations: readonly LineAllocation[],
): Blocker[] {
  return [
    ...(input.invoice?.openFlags ?? [])
      .filter(({ isBlocking }) => isBlocking)
      .map(({ code, message }): Blocker => ({ code: "INVOICE_FLAGGED", flag: code, message })),
    ...(input.sequenceGaps ?? []).map((message): Blocker => ({ code: "SEQUENCE_GAP", message })),
    ...openExceptions(input, approved),
    ...allocations
      .filter((line) => line.isAboveUnattributedCap && !input.acceptedUnattributed?.has(line.key))
      .map((line) => aboveCap(line, input.expected)),
  ];
}

function openExceptions(input: SettlementInput, approved: readonly ApprovedLine[]): Blocker[] {
  const open = approved.filter(({ treatment }) => treatment === "undecided").map(({ key }) => key);
  const tax = input.comparisons.find(({ key }) => key === TAX_KEY);
  const isTaxOpen = tax?.verdict === "exception" && !tax.isUnderBilled && !input.decisions.has(TAX_KEY);
  return [...open, ...(isTaxOpen ? [TAX_KEY] : [])].map((key) => ({
    code: "EXCEPTIONS_OPEN",
    key,
    message: `Line ${key} differs and nobody has decided about it: dispute or waive it.`,
  }));
}

function aboveCap(line: LineAllocation, expected: readonly ExpectedLine[]): Blocker {
  const parts = expected.find(
    ({ lineCode, period }) => lineCode === line.lineCode && period === line.originPeriod,
  )?.parts;
  const quantity = parts?.find(({ operatorId }) => operatorId === null)?.quantity;
  const amount = quantity === undefined ? "Usage" : `${exactToDecimal(quantity, 3)} ${line.unit ?? "units"}`;
  return {
    code: "UNATTRIBUTED_ABOVE_CAP",
    key: line.key,
    message: `${amount} of line ${line.key} is nobody's, above the cap: attribute it or approve keeping it.`,
  };
}
