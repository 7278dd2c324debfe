import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import type { RateCardTermsJson } from "@tributary/db/terms/rate-card-terms-schema";
import { listVersions, loadVersion } from "./card-versions.ts";

/** What the next change of a card is made of: its draft, or its last version. */
export async function latestTerms(
  tx: Pick<OperatorTables, "rateCardVersion">,
  rateCardId: string,
): Promise<{ readonly terms: RateCardTermsJson; readonly base: number }> {
  const [latest] = await listVersions(tx, rateCardId);
  if (latest === undefined) throw new Error("a rate card has a version from its beginning");
  const { terms } = await loadVersion(tx, rateCardId, latest.version);
  return { terms: encodeRateCardTerms(terms), base: latest.version };
}
