import type { AgreementVersion } from "../agreement/types.ts";
import { minorUnitMicros } from "../money/currency.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { OperatorSettlement, Settlement, SettlementLine } from "../settlement/types.ts";
import { presentedFrom } from "./present-lines.ts";

/**
 * What a statement's line charges. `usage`: the operator's records of its period; `late-usage`: of those, the
 * records that came after the period was settled. `claim`: an amount without a quantity of its own, such as
 * the part of a claim that the host network rejected.
 */
export type ChargeKind =
  | "usage"
  | "late-usage"
  | "sim"
  | "fixed"
  | "commitment"
  | "spread"
  | "claim"
  | "rounding"
  | "margin"
  | "service"
  | "adjustment"
  | "credit"
  | "other";

export interface LineCharge {
  readonly kind: ChargeKind;
  /** Base units in one display unit of a usage line; null elsewhere, and where rate versions differ in it. */
  readonly unitSize: bigint | null;
}

export interface ChargedSettlement {
  readonly settlement: Settlement;
  readonly versions: readonly AgreementVersion[];
  /** Whether a line of an earlier period was shared by usage that came late. */
  readonly isLate: (lineCode: string, period: PeriodLabel) => boolean;
}

/**
 * Says what each line of an operator's statement charges, from the settlement and not from its wording.
 *
 * Shape   one per line, in the document's order.
 */
export function lineCharges(operator: OperatorSettlement, settled: ChargedSettlement): LineCharge[] {
  const sources = presentedFrom(operator, minorUnitMicros(settled.settlement.currency));
  return sources.map((source) => {
    const kind = source === null ? "service" : kindOf(source, settled);
    const isUsage = kind === "usage" || kind === "late-usage";
    return { kind, unitSize: isUsage ? unitSizeOf(source?.code ?? "", settled.versions) : null };
  });
}

function kindOf(source: SettlementLine, settled: ChargedSettlement): ChargeKind {
  if (source.kind === "retained") return "other";
  return source.kind === "cost" ? costKind(source, settled) : source.kind;
}

function costKind(
  { code, originPeriod, quantity }: SettlementLine,
  { settlement, isLate }: ChargedSettlement,
): ChargeKind {
  const allocation = settlement.allocations.find(
    ({ lineCode, key, originPeriod: origin }) => (lineCode ?? key) === code && origin === originPeriod,
  );
  switch (allocation?.kind) {
    case "usage":
      if (quantity === null) return "claim";
      return isLate(code, originPeriod) ? "late-usage" : "usage";
    case "flat":
      return "fixed";
    case "sim":
    case "commitment":
    case "rounding":
      return allocation.kind;
    default:
      return "other";
  }
}

function unitSizeOf(code: string, versions: readonly AgreementVersion[]): bigint | null {
  const lines = versions.flatMap(({ terms }) => terms.lines.filter((line) => line.code === code));
  const sizes = new Set(lines.flatMap((line) => (line.kind === "usage" ? [line.unit.size] : [])));
  const [size] = sizes;
  return sizes.size === 1 && size !== undefined ? size : null;
}
