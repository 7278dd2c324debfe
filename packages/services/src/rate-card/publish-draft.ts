import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { DomainError } from "@tributary/domain/error";
import { createRetailRater } from "@tributary/domain/rate-card/create-retail-rater";
import type { RateCardVersion } from "@tributary/domain/rate-card/types";
import {
  findRateCard,
  listVersions,
  loadVersion,
  type OwnRateCard,
  type VersionHead,
} from "./card-versions.ts";
import { termsFingerprint } from "./terms-fingerprint.ts";

/** A draft that can be published, as it was looked at. */
export interface FoundDraft extends RateCardVersion {
  /** Of the version. */
  readonly id: string;
  readonly card: OwnRateCard;
  readonly heads: readonly VersionHead[];
}

interface SeenDraft {
  readonly code: string;
  readonly version: number;
  /** Of the terms that were looked at. */
  readonly fingerprint: string;
}

type Tables = Pick<OperatorTables, "rateCard" | "rateCardVersion">;

/**
 * Finds a draft that somebody looked at.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `REVIEW_OUTDATED`, `TERMS_INVALID`;
 *         `INPUT_INVALID` without rates.
 */
export async function findDraft(tx: Tables, { code, version, fingerprint }: SeenDraft): Promise<FoundDraft> {
  const card = await findRateCard(tx, code);
  const loaded = await loadVersion(tx, card.id, version);
  const heads = await listVersions(tx, card.id);
  const head = heads.find((each) => each.version === version);
  if (head?.status !== "draft") {
    throw new DomainError("ALREADY_DONE", `Version ${version} is published: load the page again.`);
  }
  if (termsFingerprint(version, encodeRateCardTerms(loaded.terms)) !== fingerprint) {
    throw new DomainError("REVIEW_OUTDATED", "The draft has changed since you saw it: look at it once more.");
  }
  if (loaded.terms.rates.length === 0) {
    throw new DomainError("INPUT_INVALID", "The draft has no rates: import some before you publish it.");
  }
  createRetailRater([loaded]);
  return { ...loaded, id: head.id, card, heads };
}

/** Makes a draft a version that holds from an instant on. */
export async function publishDraft(
  tx: Tables,
  { id }: Pick<FoundDraft, "id">,
  effectiveFrom: Date,
  actor: string,
): Promise<void> {
  const published = { status: "published", publishedBy: actor, publishedAt: new Date() };
  await tx.rateCardVersion.update({ where: { id }, data: { ...published, effectiveFrom } });
}
