import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import type { RateCardTermsJson, RateJson } from "@tributary/db/terms/rate-card-terms-schema";
import { versionAt } from "@tributary/domain/agreement/version-at";
import { DomainError } from "@tributary/domain/error";
import {
  findRateCard,
  listVersions,
  loadVersion,
  type OwnRateCard,
  type VersionHead,
} from "./card-versions.ts";
import { type RateChange, rateChanges } from "./rate-changes.ts";
import { termsFingerprint } from "./terms-fingerprint.ts";

export interface ShowRequest {
  readonly code: string;
  /** Absent: the draft, or else the last version. */
  readonly version?: number | undefined;
  /** In the code, the description or a zone of a rate, or the number that it is reached by. */
  readonly search?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
  readonly at: Date;
}

export interface ShownRateCard {
  readonly card: OwnRateCard;
  readonly versions: readonly VersionHead[];
  /** The number of the version by which usage is rated now. */
  readonly inForce: number | null;
  readonly shown: VersionHead;
  readonly settings: Omit<RateCardTermsJson, "rates">;
  readonly rates: readonly RateJson[];
  /** That the search left. */
  readonly total: number;
  readonly rateCount: number;
  /** Against the version before. */
  readonly changes: Readonly<Record<RateChange["kind"], number>>;
  readonly fingerprint: string;
}

/**
 * Shows one version of a rate card, a page of its rates, and what is different from the version before.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showRateCard({ shared }: OperatorDb, request: ShowRequest): Promise<ShownRateCard> {
  const { code, version, search, page, pageSize, at } = request;
  const card = await findRateCard(shared, code);
  const versions = await listVersions(shared, card.id);
  const shown = versions.find((each) => version === undefined || each.version === version);
  if (shown === undefined)
    throw new DomainError("NOT_FOUND", "This rate card has no such version: list them.");
  const terms = await termsOf(shared, card, shown);
  const before = versions.find((each) => each.version < shown.version);
  const earlier = before === undefined ? [] : (await termsOf(shared, card, before)).rates;
  const { rates, ...settings } = terms;
  const found =
    search === undefined ? rates : rates.filter((rate) => isFound(rate, search, settings.zones.prefixes));
  const published = versions.filter(({ status }) => status === "published");
  const begun = published.map(({ version: number, effectiveFrom }) => {
    return { version: number, effectiveFrom: effectiveFrom.getTime() };
  });
  return {
    ...{ card, versions, shown, settings },
    inForce: versionAt(begun, at.getTime())?.version ?? null,
    rates: found.slice((page - 1) * pageSize, page * pageSize),
    total: found.length,
    rateCount: rates.length,
    changes: countKinds(rateChanges(earlier, rates)),
    fingerprint: termsFingerprint(shown.version, terms),
  };
}

async function termsOf(shared: OperatorDb["shared"], { id }: OwnRateCard, { version }: VersionHead) {
  return encodeRateCardTerms((await loadVersion(shared, id, version)).terms);
}

function isFound(rate: RateJson, search: string, prefixes: Readonly<Record<string, string>>): boolean {
  const text = search.trim().toLowerCase();
  const { code, description, zones } = rate;
  if ([code, description, ...zones].some((each) => each.toLowerCase().includes(text))) return true;
  const digits = text.replace(/^\+/, "");
  if (!/^\d{1,15}$/.test(digits)) return false;
  const zone = zoneOfNumber(digits, prefixes);
  return zone !== null && zones.includes(zone);
}

/** The zone of the longest prefix of a number. */
function zoneOfNumber(digits: string, prefixes: Readonly<Record<string, string>>): string | null {
  for (let length = digits.length; length > 0; length--) {
    const zone = prefixes[digits.slice(0, length)];
    if (zone !== undefined) return zone;
  }
  return null;
}

function countKinds(changes: readonly RateChange[]): ShownRateCard["changes"] {
  const count = (kind: RateChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  return { new: count("new"), changed: count("changed"), ended: count("ended") };
}
