import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { RateCardTermsJson } from "@tributary/db/terms/rate-card-terms-schema";
import { labelAt, nextLabel, periodOf } from "@tributary/domain/period/period";
import { listVersions } from "./card-versions.ts";

interface DraftContent {
  readonly terms: RateCardTermsJson;
  readonly actor: string;
}

/** Writes the draft of a card: the one that there is, or the next version. Answers its number. */
export async function saveDraft(
  tx: Pick<OperatorTables, "rateCardVersion">,
  rateCardId: string,
  { terms, actor }: DraftContent,
): Promise<number> {
  const [latest] = await listVersions(tx, rateCardId);
  if (latest?.status === "draft") {
    await tx.rateCardVersion.update({ where: { id: latest.id }, data: { terms, createdBy: actor } });
    return latest.version;
  }
  const version = (latest?.version ?? 0) + 1;
  const effectiveFrom = nextMonth(new Date(), terms.zone);
  await tx.rateCardVersion.create({ data: { rateCardId, version, effectiveFrom, terms, createdBy: actor } });
  return version;
}

/** When a draft begins until somebody says otherwise: with the next month of the card's zone. */
function nextMonth(at: Date, zone: string): Date {
  return new Date(periodOf(nextLabel(labelAt(at.getTime(), zone)), zone).startsAt);
}
