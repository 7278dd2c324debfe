import type { AgreementTermsJson, ChargeLineJson } from "@tributary/db/terms/agreement-terms-schema";
import { DomainError } from "@tributary/domain/error";
import type { RateChange } from "./rate-change.ts";

type UsageLineJson = Extract<ChargeLineJson, { kind: "usage" }>;
type Of<Kind extends RateChange["kind"]> = Extract<RateChange, { kind: Kind }>;

/**
 * Terms with what they lacked; null when they have it already.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` where the change does not fit the terms.
 */
export function changeTerms(terms: AgreementTermsJson, change: RateChange): AgreementTermsJson | null {
  switch (change.kind) {
    case "prefixes": {
      const prefixes = addZones(terms, terms.zones.prefixes, change.prefixes, change.zone);
      return prefixes === null ? null : { ...terms, zones: { ...terms.zones, prefixes } };
    }
    case "networks": {
      const plmns = addZones(terms, terms.zones.plmns, change.networks, change.zone);
      return plmns === null ? null : { ...terms, zones: { ...terms.zones, plmns } };
    }
    case "zone":
      return addToLine(terms, change);
    case "line":
      return addLine(terms, change);
  }
}

function addZones(
  terms: AgreementTermsJson,
  known: Readonly<Record<string, string>>,
  keys: readonly string[],
  zone: string,
): Record<string, string> | null {
  if (!usageLines(terms).some(({ zones }) => zones.includes(zone))) {
    throw invalid(`No line has a price for zone ${zone}: add the line first, or choose another zone.`);
  }
  const other = keys.find((key) => (known[key] ?? zone) !== zone);
  if (other !== undefined) throw invalid(`${other} leads to zone ${known[other]} already.`);
  if (keys.every((key) => known[key] === zone)) return null;
  return { ...known, ...Object.fromEntries(keys.map((key) => [key, zone])) };
}

function addToLine(terms: AgreementTermsJson, { zone, lineCode }: Of<"zone">): AgreementTermsJson | null {
  const line = usageLineOf(terms, lineCode);
  if (line.zones.includes(zone)) return null;
  const wider = { ...line, zones: [...line.zones, zone] };
  return { ...terms, lines: terms.lines.map((each) => (each === line ? wider : each)) };
}

function addLine(
  terms: AgreementTermsJson,
  { like, kind: _, prefixes, networks, ...given }: Of<"line">,
): AgreementTermsJson {
  const { unit, record, isCountable } = usageLineOf(terms, like);
  if (terms.lines.some(({ code }) => code === given.code)) {
    throw invalid(`There is a line ${given.code} already: give the new one another code.`);
  }
  if (record.steps !== undefined) {
    throw invalid(
      `Line ${like} has rates by step of the record: take another line, or the portfolio's file.`,
    );
  }
  const line: UsageLineJson = { ...given, kind: "usage", unit, record, isCountable };
  const after = terms.lines.findLastIndex(({ kind }) => kind === "usage") + 1;
  const [zone = ""] = given.zones;
  const priced = { ...terms, lines: terms.lines.toSpliced(after, 0, line) };
  const zones = {
    ...priced.zones,
    prefixes: addZones(priced, terms.zones.prefixes, prefixes, zone) ?? terms.zones.prefixes,
    plmns: addZones(priced, terms.zones.plmns, networks, zone) ?? terms.zones.plmns,
  };
  return { ...priced, zones };
}

function usageLineOf(terms: AgreementTermsJson, code: string): UsageLineJson {
  const line = usageLines(terms).find((each) => each.code === code);
  if (line === undefined)
    throw invalid(`There is no line of usage ${code}: choose another line, or a later day.`);
  return line;
}

function usageLines(terms: AgreementTermsJson): UsageLineJson[] {
  return terms.lines.flatMap((line) => (line.kind === "usage" ? [line] : []));
}

function invalid(message: string): DomainError {
  return new DomainError("INPUT_INVALID", message);
}
