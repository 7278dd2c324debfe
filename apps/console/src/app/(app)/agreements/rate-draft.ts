import type { Agreement, Change, Lacking, Line, Pricing } from "./types.ts";

/** `join`: to a zone that has a price; `cover`: as a line charges its own; `line`: a price of its own. */
export type Way = "join" | "cover" | "line";
export type By = "prefixes" | "networks";

/** What somebody has filled in so far. */
export interface RateDraft {
  readonly way: Way;
  readonly by: By;
  readonly prefixes: string;
  readonly networks: string;
  readonly zone: string;
  readonly lineCode: string;
  readonly like: string;
  readonly code: string;
  readonly description: string;
  readonly pricing: Pricing | null;
  readonly from: string;
}

export function emptyDraft(agreement: Agreement, lacking: Lacking): RateDraft {
  const { network, prefix, zone } = lacking;
  return {
    way: waysFor(lacking)[0],
    by: isByNumber(agreement, lacking) ? "prefixes" : "networks",
    prefixes: prefix ?? "",
    networks: network ?? "",
    zone: zone ?? "",
    ...{ lineCode: "", like: "", code: "", description: "", pricing: null },
    from: lacking.firstDay,
  };
}

export function waysFor({ what }: Pick<Lacking, "what">): readonly [Way, Way] {
  return what === "rate" ? ["cover", "line"] : ["join", "line"];
}

/** Whether the dialled number leads to the zone, as far as the agreement says. */
function isByNumber({ numbersDecideOn }: Agreement, { network, prefix }: Lacking): boolean {
  if (prefix === null) return false;
  return network === null || numbersDecideOn === null || numbersDecideOn.includes(network);
}

/** Lines that charge the kind of usage that is lacking. */
export function linesOf({ lines }: Agreement, { service }: Pick<Lacking, "service">): readonly Line[] {
  return lines.filter(({ services }) => services.includes(service));
}

/** The same kind of price, with nothing in it that could be taken over by mistake. */
export function blankPrices(pricing: Pricing): Pricing {
  switch (pricing.model) {
    case "per-unit":
      return { ...pricing, rate: "" };
    case "package":
      return { ...pricing, price: "" };
    case "graduated":
    case "volume":
      return { ...pricing, tiers: pricing.tiers.map((tier) => ({ ...tier, rate: "" })) };
  }
}

const partsOf = (text: string) => text.split(/[\s,;]+/).filter((part) => part !== "");

export function changeOf(draft: RateDraft, { service, what }: Lacking): Change | null {
  const { way, by, zone, lineCode, like, code, description, pricing } = draft;
  const keys = { prefixes: partsOf(draft.prefixes), networks: partsOf(draft.networks) };
  if (zone === "") return null;
  if (way === "cover") return lineCode === "" ? null : { kind: "zone", zone, lineCode };
  if (what === "zone" && keys[by].length === 0) return null;
  if (way === "join") {
    return by === "prefixes"
      ? { kind: by, prefixes: keys.prefixes, zone }
      : { kind: by, networks: keys.networks, zone };
  }
  if ([like, code, description].includes("") || pricing === null || !isPriced(pricing)) return null;
  const line = {
    kind: "line" as const,
    like,
    code,
    description,
    services: [service],
    zones: [zone],
    pricing,
  };
  return what === "zone" ? { ...line, [by]: keys[by] } : line;
}

function isPriced(pricing: Pricing): boolean {
  switch (pricing.model) {
    case "per-unit":
      return pricing.rate !== "";
    case "package":
      return pricing.price !== "" && pricing.size !== "";
    case "graduated":
    case "volume":
      return pricing.tiers.every(({ rate }) => rate !== "");
  }
}
