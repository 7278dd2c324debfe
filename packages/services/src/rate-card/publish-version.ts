import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { DomainError } from "@tributary/domain/error";
import { spellInstant } from "@tributary/domain/period/spell";
import { createRetailRater } from "@tributary/domain/rate-card/create-retail-rater";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { momentToInstant } from "../portfolio/moment.ts";
import { findRateCard, listVersions, loadVersion, type VersionHead } from "./card-versions.ts";
import { termsFingerprint } from "./terms-fingerprint.ts";

export interface PublishRequest {
  readonly code: string;
  readonly version: number;
  /** Of the terms that were looked at. */
  readonly fingerprint: string;
  /** The day from which its prices hold, in the card's zone. */
  readonly from: string;
  readonly actor: string;
}

/**
 * Publishes a draft: from a day on, usage is rated by it, and it never changes again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `INPUT_INVALID` without rates, or from a day
 *         before the last version begins; `REVIEW_OUTDATED` when the draft has changed since it was looked
 *         at; `TERMS_INVALID`.
 */
export async function publishVersion(
  db: OperatorDb,
  { code, version, fingerprint, from, actor }: PublishRequest,
): Promise<{ readonly effectiveFrom: Date }> {
  return alone(db, async (tx) => {
    const card = await findRateCard(tx, code);
    const loaded = await loadVersion(tx, card.id, version);
    const heads = await listVersions(tx, card.id);
    const head = heads.find((each) => each.version === version);
    if (head?.status !== "draft") {
      throw new DomainError("ALREADY_DONE", `Version ${version} is published: load the page again.`);
    }
    const { terms } = loaded;
    if (termsFingerprint(version, encodeRateCardTerms(terms)) !== fingerprint) {
      throw new DomainError(
        "REVIEW_OUTDATED",
        "The draft has changed since you saw it: look at it once more.",
      );
    }
    if (terms.rates.length === 0) {
      throw new DomainError("INPUT_INVALID", "The draft has no rates: import some before you publish it.");
    }
    createRetailRater([loaded]);
    const effectiveFrom = new Date(momentToInstant(from, terms.zone));
    refuseBeforeLast(heads, effectiveFrom, terms.zone);
    const published = { status: "published", publishedBy: actor, publishedAt: new Date() };
    await tx.rateCardVersion.update({ where: { id: head.id }, data: { ...published, effectiveFrom } });
    const details = { version, from, rates: terms.rates.length, fingerprint };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "rate-card:publish", subject: code, operatorId, details });
    return { effectiveFrom };
  });
}

/** Of two versions the later one counts: one that began before the last would hold for a while only. */
function refuseBeforeLast(heads: readonly VersionHead[], from: Date, zone: string): void {
  const last = heads.find(({ status, effectiveFrom }) => status === "published" && effectiveFrom > from);
  if (last === undefined) return;
  const begins = spellInstant(last.effectiveFrom.getTime(), zone);
  throw new DomainError(
    "INPUT_INVALID",
    `Version ${last.version} begins on ${begins}: choose that day or a later one.`,
  );
}
