import { formatBps } from "@tributary/ui/format/percent";
import { formatDecimal } from "@tributary/ui/format/quantity";
import type { Terms } from "./operators.ts";

type MarginTerms = Terms["margin"][number]["terms"];
type Component = MarginTerms["components"][number];
type WholesaleTerms = Terms["wholesale"][number]["terms"];
type Line = WholesaleTerms["lines"][number];
type Pricing = Extract<Line, { kind: "usage" }>["pricing"];

/** The words of terms and of their versions. */
export const termsTexts = {
  margin: "Margin terms",
  marginText: "What this operator is charged on top of its cost.",
  wholesale: (name: string) => `Wholesale terms · ${name}`,
  wholesaleText: "What the network charges: the agreement's own versions.",
  version: (version: number) => `Version ${version}`,
  from: "From",
  until: "until",
  current: "in force",
  future: "not in force yet",
  by: (who: string) => `entered by ${who}`,
  changes: "Changed against the version before",
  added: "New",
  removed: "Gone",
  same: "The same words as the version before.",
  first: "The first version.",
  readOnly:
    "Terms come in with the portfolio file. What other terms would have charged is worked out under What-if.",
  whatIf: "Open What-if",
} as const;

/** Margin terms as sentences, one for each thing they say. */
export function marginSentences(terms: MarginTerms): string[] {
  const { currency, components, minimum, maximum, allowsNegative, presentation } = terms;
  const money = (amount: string) => `${currency} ${formatDecimal(amount)}`;
  return [
    ...components.map((component) => componentSentence(component, money)),
    ...(minimum === null ? [] : [`At least ${money(minimum)} a month.`]),
    ...(maximum === null ? [] : [`At most ${money(maximum)} a month.`]),
    ...(allowsNegative ? ["A negative cost earns a negative margin."] : []),
    presentation === "charge"
      ? "The operator sees one charge for each line, with the margin inside."
      : "The operator sees cost lines and a service fee apart.",
  ];
}

function componentSentence(component: Component, money: (amount: string) => string): string {
  switch (component.kind) {
    case "markup":
      return `Markup of ${formatBps(component.bps, { decimals: 2 })} on ${baseWords(component.base)}.`;
    case "per-unit":
      return `${money(component.fee)} for each unit on ${component.lines.join(", ")}.`;
    case "fixed":
      return `${money(component.amount)} a month${component.isProrated ? ", by live days" : ", whole"}.`;
    case "tiered":
      return `Of ${baseWords(component.base)}: ${component.tiers.map((tier) => tierWords(tier, money)).join(", ")}.`;
    case "revenue-share":
      return `${formatBps(component.bps, { decimals: 2 })} of the operator's ${
        component.of === "revenue" ? "net retail revenue" : "net retail revenue less its cost"
      }.`;
    case "own-rates":
      return ownRatesSentence(component, money);
  }
}

function ownRatesSentence(
  { rates, borne }: Extract<Component, { kind: "own-rates" }>,
  money: (amount: string) => string,
): string {
  const prices = rates.map(({ line, pricing }) => `${line} ${priceWords(pricing, "unit", money)}`).join("; ");
  const nothing = borne.length === 0 ? "" : `; nothing of ${borne.join(", ")}`;
  return `Rates of its own, whatever the network charges: ${prices}${nothing}.`;
}

function tierWords(tier: { upTo: string | null; bps: number }, money: (amount: string) => string): string {
  const share = formatBps(tier.bps, { decimals: 2 });
  return tier.upTo === null ? `${share} above` : `${share} up to ${money(tier.upTo)}`;
}

function baseWords(base: "usage" | "cost" | { readonly lines: readonly string[] }): string {
  if (base === "usage") return "the cost of usage";
  return base === "cost" ? "the whole cost" : `the cost of ${base.lines.join(", ")}`;
}

/** Wholesale terms as sentences: each line, then what holds for the whole agreement. */
export function wholesaleSentences(terms: WholesaleTerms): string[] {
  const { currency, tolerance, dispute, paymentTermDays, taxBps, unattributedCapBps, rounding } = terms;
  const money = (amount: string) => `${currency} ${formatDecimal(amount)}`;
  return [
    ...terms.lines.map((line) => `${line.code} ${line.description}: ${lineWords(line, money)}.`),
    `Amounts are rounded per ${rounding.per} to ${rounding.scale} decimals, ${rounding.mode}.`,
    `A difference is tolerated up to ${money(tolerance.absolute)} or ${formatBps(tolerance.bps, { decimals: 2 })}.`,
    `Unattributed usage is spread up to ${formatBps(unattributedCapBps, { decimals: 2 })} of a line.`,
    `A dispute is raised within ${dispute.windowDays} days; ${
      dispute.mode === "withhold" ? "what is disputed is withheld" : "the invoice is paid and claimed back"
    }.`,
    `Statements are paid within ${paymentTermDays} days, with ${formatBps(taxBps, { decimals: 2 })} tax.`,
  ];
}

function lineWords(line: Line, money: (amount: string) => string): string {
  switch (line.kind) {
    case "usage":
      return `${priceWords(line.pricing, line.unit.name, money)} (${line.services.join(", ")} in ${line.zones.join(", ")})`;
    case "sim":
      return `${priceWords(line.pricing, "SIM", money)}, counted ${countWords(line.countOn)}`;
    case "flat":
      return `${money(line.amount)} a month`;
    case "commitment":
      return `at least ${money(line.amount)} ${line.cadence === "annual" ? "a year" : "a month"} on ${line.scope.join(
        ", ",
      )}; ${formatBps(line.shareBps)} of what is missing is charged`;
  }
}

function countWords(countOn: "end" | "any" | "prorated"): string {
  if (countOn === "end") return "at the month's end";
  return countOn === "any" ? "on any day of the month" : "by days held";
}

/** What a unit costs, in words. */
export function priceWords(pricing: Pricing, unit: string, money: (amount: string) => string): string {
  switch (pricing.model) {
    case "per-unit":
      return `${money(pricing.rate)} per ${unit}`;
    case "package":
      return `${money(pricing.price)} for each ${formatDecimal(pricing.size)} ${unit}`;
    case "graduated":
    case "volume": {
      const tiers = pricing.tiers.map(({ upTo, rate }) =>
        upTo === null ? `${money(rate)} above` : `${money(rate)} up to ${formatDecimal(upTo)}`,
      );
      return `per ${unit} ${tiers.join(", ")}${pricing.model === "volume" ? ", the tier reached for all of it" : ""}`;
    }
  }
}
