import type { MarginComponent, MarginTerms } from "@tributary/domain/margin/types";
import type { Exact, Micros } from "@tributary/domain/money/types";
import type { SettlementSnapshot } from "../settlement/snapshot.ts";

/** Other figures for an operator's margin; what is left out stays as it is. */
export interface MarginChange {
  readonly markupBps?: number;
  /** Per period, by live days. */
  readonly fixedMicros?: Micros;
  readonly perUnit?: { readonly lineCode: string; readonly fee: Exact };
}

type PerUnit = Extract<MarginComponent, { readonly kind: "per-unit" }>;

/**
 * The snapshot with other margin terms in every version an operator had: of the named operators, who are
 * given a component they lack; or, when none is named, of all who have it.
 */
export function changeMargin(
  snapshot: SettlementSnapshot,
  operatorIds: ReadonlySet<string>,
  change: MarginChange,
): SettlementSnapshot {
  const isNamed = operatorIds.size > 0;
  return {
    ...snapshot,
    operators: snapshot.operators.map((operator) => {
      if (isNamed && !operatorIds.has(operator.operatorId)) return operator;
      const marginVersions = operator.marginVersions.map((version) => ({
        ...version,
        terms: changedTerms(version.terms, change, isNamed),
      }));
      return { ...operator, marginVersions };
    }),
  };
}

function changedTerms(
  terms: MarginTerms,
  { markupBps, fixedMicros, perUnit }: MarginChange,
  canAdd: boolean,
): MarginTerms {
  let { components } = terms;
  if (markupBps !== undefined) {
    components = replace(components, isMarkup, canAdd, (was) => {
      return { kind: "markup", bps: markupBps, base: was?.base ?? "cost" };
    });
  }
  if (fixedMicros !== undefined) {
    components = replace(components, isFixed, canAdd, (was) => {
      return { kind: "fixed", amountMicros: fixedMicros, isProrated: was?.isProrated ?? true };
    });
  }
  if (perUnit !== undefined) {
    const { lineCode, fee } = perUnit;
    const isOnLine = (component: MarginComponent): component is PerUnit =>
      component.kind === "per-unit" && component.lines.includes(lineCode);
    components = replace(components, isOnLine, canAdd, (was) => {
      return { kind: "per-unit", lines: was?.lines ?? [lineCode], fee };
    });
  }
  return { ...terms, components };
}

function replace<Kind extends MarginComponent>(
  components: readonly MarginComponent[],
  isKind: (component: MarginComponent) => component is Kind,
  canAdd: boolean,
  make: (was: Kind | null) => MarginComponent,
): readonly MarginComponent[] {
  if (!components.some(isKind)) return canAdd ? [...components, make(null)] : components;
  return components.map((component) => (isKind(component) ? make(component) : component));
}

function isMarkup(component: MarginComponent) {
  return component.kind === "markup";
}

function isFixed(component: MarginComponent) {
  return component.kind === "fixed";
}
