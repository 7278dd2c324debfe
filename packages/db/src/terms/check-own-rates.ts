import type { Issue } from "./issues.ts";
import type { MarginComponentJson, MarginTermsJson } from "./margin-terms-schema.ts";

/** A line of the agreement that terms name, and where they do. */
export interface LineReference {
  readonly path: PropertyKey[];
  readonly code: string;
  /** The terms price its quantity, so it has to count something. */
  readonly isPriced: boolean;
}

type OwnRates = Extract<MarginComponentJson, { kind: "own-rates" }>;

/** The lines that own rates price or that are borne. `at` leads to the component. */
export function ownLines({ rates, borne }: OwnRates, at: readonly PropertyKey[]): LineReference[] {
  return [
    ...rates.map(({ line }, index) => ({
      path: [...at, "rates", index, "line"],
      code: line,
      isPriced: true,
    })),
    ...borne.map((code, index) => ({ path: [...at, "borne", index], code, isPriced: false })),
  ];
}

/**
 * Own rates keep the cost of their lines from the operator, so nothing beside them may let it be read off: no
 * cost-plus statement, no bound of the whole margin, no share of the cost of these lines. Each line has one
 * rate.
 */
export function checkOwnRates(terms: MarginTermsJson): Issue[] {
  const own = terms.components.flatMap((component, index) =>
    component.kind === "own-rates" ? ownLines(component, ["components", index]) : [],
  );
  if (own.length === 0) return [];
  const twice = own.filter(({ code }, index) => own.findIndex((other) => other.code === code) < index);
  return [
    ...twice.map(({ path, code }) => ({ path, message: `${code} has a rate or is borne already` })),
    ...boundIssues(terms),
    ...terms.components.flatMap((component, index) => {
      const message = issueBeside(component, new Set(own.map(({ code }) => code)));
      return message === null ? [] : [{ path: ["components", index], message }];
    }),
  ];
}

function boundIssues({ minimum, maximum, presentation }: MarginTermsJson): Issue[] {
  const message = "does not go with own rates, whose margin shows the cost: charge a fixed amount instead";
  return [
    ...(minimum === null ? [] : [{ path: ["minimum"], message }]),
    ...(maximum === null ? [] : [{ path: ["maximum"], message }]),
    ...(presentation === "charge"
      ? []
      : [{ path: ["presentation"], message: 'own rates hide the cost: it has to be "charge"' }]),
  ];
}

/** Why a component would show the cost of lines with own rates; null when it does not. */
function issueBeside(component: MarginComponentJson, own: ReadonlySet<string>): string | null {
  switch (component.kind) {
    case "markup":
    case "tiered": {
      const { base } = component;
      const isApart = typeof base === "object" && !base.lines.some((code) => own.has(code));
      return isApart ? null : "beside own rates, name lines as the base that have no own rate";
    }
    case "revenue-share":
      return component.of === "revenue" ? null : 'beside own rates, a share has to be of "revenue"';
    default:
      return null;
  }
}
