import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { spellInstant } from "@tributary/domain/period/spell";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { momentToInstant } from "../portfolio/moment.ts";
import { ratedSince } from "../rate-correction/rated-since.ts";
import type { VersionHead } from "./card-versions.ts";
import { findDraft, publishDraft } from "./publish-draft.ts";

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
 *         at; `TERMS_INVALID`; `PERIOD_CLOSED` when usage behind that day is rated already.
 */
export async function publishVersion(
  db: OperatorDb,
  { code, version, fingerprint, from, actor }: PublishRequest,
): Promise<{ readonly effectiveFrom: Date }> {
  return alone(db, async (tx) => {
    const draft = await findDraft(tx, { code, version, fingerprint });
    const { zone } = draft.terms;
    const effectiveFrom = new Date(momentToInstant(from, zone));
    refuseBeforeLast(draft.heads, effectiveFrom, zone);
    if ((await ratedSince(tx, draft.card.id, effectiveFrom)) !== null) {
      throw new DomainError(
        "PERIOD_CLOSED",
        "Usage from that day on is rated already: choose a later day, or correct those months by the draft.",
      );
    }
    await publishDraft(tx, draft, effectiveFrom, actor);
    const details = { version, from, rates: draft.terms.rates.length, fingerprint };
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
