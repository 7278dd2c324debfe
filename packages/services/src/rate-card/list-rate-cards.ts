import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { versionAt } from "@tributary/domain/agreement/version-at";
import type { VersionHead } from "./card-versions.ts";

export interface ListedRateCard {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly versions: number;
  /** The version by which usage is rated now. */
  readonly inForce: Pick<VersionHead, "version" | "effectiveFrom"> | null;
  /** The next one that is published and has not begun. */
  readonly upcoming: Pick<VersionHead, "version" | "effectiveFrom"> | null;
  readonly draft: number | null;
  /** IANA zone of its days. */
  readonly zone: string;
}

/** The operator's rate cards by name, each with the version in force at an instant. */
export async function listRateCards(db: OperatorDb, at: Date): Promise<ListedRateCard[]> {
  const select = { version: true, status: true, effectiveFrom: true } as const;
  const cards = await db.shared.rateCard.findMany({
    select: { id: true, code: true, name: true, currency: true, versions: { select } },
    orderBy: { name: "asc" },
  });
  const zones = await zonesOf(
    db,
    cards.map(({ id, versions }) => ({ id, last: Math.max(...versions.map(({ version }) => version)) })),
  );
  return cards.map(({ id, code, name, currency, versions }) => {
    const published = versions
      .filter(({ status }) => status === "published")
      .map(({ version, effectiveFrom }) => ({ version, effectiveFrom: effectiveFrom.getTime() }))
      .sort((one, other) => one.effectiveFrom - other.effectiveFrom);
    const next = published.find(({ effectiveFrom }) => effectiveFrom > at.getTime()) ?? null;
    return {
      ...{ code, name, currency, versions: versions.length },
      inForce: dated(versionAt(published, at.getTime())),
      upcoming: dated(next),
      draft: versions.find(({ status }) => status === "draft")?.version ?? null,
      zone: zones.get(id) ?? "UTC",
    };
  });
}

function dated(version: { readonly version: number; readonly effectiveFrom: number } | null) {
  return version === null
    ? null
    : { version: version.version, effectiveFrom: new Date(version.effectiveFrom) };
}

/** Of each card's last version. */
async function zonesOf(db: OperatorDb, cards: readonly LastVersion[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.shared.rateCardVersion.findMany({
    where: { OR: cards.map(({ id, last }) => ({ rateCardId: id, version: last })) },
    select: { rateCardId: true, terms: true },
  });
  return new Map(rows.map(({ rateCardId, terms }) => [rateCardId, (terms as { zone: string }).zone]));
}

interface LastVersion {
  readonly id: string;
  readonly last: number;
}
