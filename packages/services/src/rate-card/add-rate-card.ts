import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { RateCardTermsJson } from "@tributary/db/terms/rate-card-terms-schema";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findDraft, publishDraft } from "./publish-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { termsFingerprint } from "./terms-fingerprint.ts";

export interface AddedRateCard {
  readonly code: string;
  readonly name: string;
  /** Written whole. */
  readonly terms: RateCardTermsJson;
  /** From when on its prices hold. */
  readonly from: Date;
  readonly actor: string;
}

/**
 * Makes a rate card whose first version is published at once, as whoever looked at it elsewhere wants it; a
 * card that is there already only as a draft gets it as that draft.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, `INPUT_INVALID` without rates.
 */
export function addRateCard(
  db: OperatorDb,
  { code, name, terms, from, actor }: AddedRateCard,
): Promise<{ readonly version: number }> {
  const { operatorId } = db;
  return alone(db, async (tx) => {
    const { currency } = terms;
    const known = await tx.rateCard.findFirst({ where: { code }, select: { id: true } });
    const card =
      known ??
      (await tx.rateCard.create({ data: { code, name, currency, createdBy: actor }, select: { id: true } }));
    const version = await saveDraft(tx, card.id, { terms, actor });
    const fingerprint = termsFingerprint(version, terms);
    const draft = await findDraft(tx, { code, version, fingerprint });
    await publishDraft(tx, draft, from, actor);
    const details = { version, from: from.toISOString(), rates: terms.rates.length, fingerprint };
    await writeAudit(tx, { actor, action: "rate-card:publish", subject: code, operatorId, details });
    return { version };
  });
}
