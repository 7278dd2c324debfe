import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { createRetailRater, type RetailRater } from "@tributary/domain/rate-card/create-retail-rater";
import type { RateCardVersion } from "@tributary/domain/rate-card/types";

/** The operator's published rate cards, ready to rate, by their id; one version as if it were published. */
export async function loadCards(
  shared: Pick<OperatorTables, "rateCardVersion">,
  supposed?: RateCardVersion,
): Promise<ReadonlyMap<string, RetailRater>> {
  const rows = await shared.rateCardVersion.findMany({
    where: { status: "published" },
    orderBy: [{ rateCardId: "asc" }, { version: "asc" }],
  });
  const byCard = new Map<string, RateCardVersion[]>();
  for (const { rateCardId, version, effectiveFrom, terms } of rows) {
    const versions = byCard.get(rateCardId) ?? [];
    byCard.set(rateCardId, versions);
    versions.push({
      ...{ rateCardId, version, effectiveFrom: effectiveFrom.getTime() },
      terms: decodeRateCardTerms(terms),
    });
  }
  if (supposed !== undefined) {
    const others = (byCard.get(supposed.rateCardId) ?? []).filter(
      ({ version }) => version !== supposed.version,
    );
    byCard.set(supposed.rateCardId, [...others, supposed]);
  }
  return new Map([...byCard].map(([id, versions]) => [id, createRetailRater(versions)]));
}
