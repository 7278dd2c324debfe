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

/** The snapshot with other margin terms for some operators, in every version they had. */
export function changeMargin(
  snapshot: SettlementSnapshot,
  operatorIds: ReadonlySet<string>,
  change: MarginChange,
): SettlementSnapshot {
  return {
    ...snapshot,
    operators: snapshot.operators.map((operator) => {
      if (!operatorIds.has(operator.operatorId)) return operator;
      const marginVersions = operator.marginVersions.map((version) => ({
        ...version,
        terms: changedTerms(version.terms, change),
      }));
      return { ...operator, marginVersions };
    }),
  };
}

function changedTerms(terms: MarginTerms, { markupBps, fixedMicros, perUnit }: MarginChange): MarginTerms {
  let { components } = terms;
  if (markupBps !== undefined) {
    components = replaceOrAdd(components, isMarkup, (was) => {
      return { kind: "markup", bps: markupBps, base: was?.base ?? "cost" };
    });
  }
  if (fixedMicros !== undefined) {
    components = replaceOrAdd(components, isFixed, (was) => {
      return { kind: "fixed", amountMicros: fixedMicros, isProrated: was?.isProrated ?? true };
    });
  }
  if (perUnit !== undefined) {
    const { lineCode, fee } = perUnit;
    const isOnLine = (component: MarginComponent): component is PerUnit =>
      component.kind === "per-unit" && component.lines.includes(lineCode);
    components = replaceOrAdd(components, isOnLine, (was) => {
      return { kind: "per-unit", lines: was?.lines ?? [lineCode], fee };
    });
  }
  return { ...terms, components };
}

function replaceOrAdd<Kind extends MarginComponent>(
  components: readonly MarginComponent[],
  isKind: (component: MarginComponent) => component is Kind,
  make: (was: Kind | null) => MarginComponent,
): MarginComponent[] {
  const changed = components.map((component) => (isKind(component) ? make(component) : component));
  return components.some(isKind) ? changed : [...changed, make(null)];
}

function isMarkup(component: MarginComponent) {
  return component.kind === "markup";
}

function isFixed(component: MarginComponent) {
  return component.kind === "fixed";
}
