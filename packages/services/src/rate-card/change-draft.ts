import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { parseOrRefuse } from "@tributary/db/terms/issues";
import { rateCardTermsSchema } from "@tributary/db/terms/rate-card-terms-schema";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findRateCard } from "./card-versions.ts";
import { latestTerms } from "./latest-terms.ts";
import { saveDraft } from "./save-draft.ts";

/** Of a card's settings, those that change; its currency stays. */
export interface ChangedSettings {
  readonly zone?: string;
  readonly rounding?: { readonly mode: "truncate" | "half-up" | "half-even" | "up"; readonly scale: number };
  readonly holidays?: readonly string[];
  /** Networks on which the dialled number decides. */
  readonly homeNetworks?: readonly string[];
}

/**
 * Drafts the next version of a card with other settings: of the draft that there is, or of the last version.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `TERMS_INVALID`.
 */
export async function changeDraft(
  db: OperatorDb,
  {
    code,
    settings,
    actor,
  }: { readonly code: string; readonly settings: ChangedSettings; readonly actor: string },
): Promise<{ readonly version: number }> {
  return alone(db, async (tx) => {
    const card = await findRateCard(tx, code);
    const { terms: before } = await latestTerms(tx, card.id);
    const { homeNetworks, holidays, ...others } = settings;
    const { homePlmns, ...table } = before.zones;
    const home = homeNetworks ?? homePlmns ?? [];
    const changed = {
      ...before,
      ...others,
      holidays: [...new Set(holidays ?? before.holidays)].sort(),
      zones: home.length === 0 ? table : { ...table, homePlmns: home },
    };
    const terms = parseOrRefuse(rateCardTermsSchema, changed, "The rate card", "TERMS_INVALID");
    const version = await saveDraft(tx, card.id, { terms, actor });
    const details = { version, settings: Object.keys(settings).join(" ") };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "rate-card:draft", subject: code, operatorId, details });
    return { version };
  });
}
