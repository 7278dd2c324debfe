import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { DomainError } from "@tributary/domain/error";
import type { RateCardVersion } from "@tributary/domain/rate-card/types";

export interface OwnRateCard {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
}

/** A version as its card lists it; its terms are read where they are needed. */
export interface VersionHead {
  readonly id: string;
  readonly version: number;
  readonly status: "draft" | "published";
  readonly effectiveFrom: Date;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
}

const HEAD = {
  ...{ id: true, version: true, status: true, effectiveFrom: true },
  ...{ createdBy: true, createdAt: true, publishedBy: true, publishedAt: true },
} as const;

type Tables = Pick<OperatorTables, "rateCard" | "rateCardVersion">;

/**
 * Loads one of the operator's own rate cards.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findRateCard(tx: Pick<Tables, "rateCard">, code: string): Promise<OwnRateCard> {
  const select = { id: true, code: true, name: true, currency: true };
  const card = await tx.rateCard.findFirst({ where: { code }, select });
  if (card === null) throw new DomainError("NOT_FOUND", "There is no such rate card: check its code.");
  return card;
}

/** The versions of a card, the latest first. */
export async function listVersions(
  tx: Pick<Tables, "rateCardVersion">,
  rateCardId: string,
): Promise<VersionHead[]> {
  const where = { rateCardId };
  const rows = await tx.rateCardVersion.findMany({ where, select: HEAD, orderBy: { version: "desc" } });
  return rows.map(({ status, ...head }) => ({ ...head, status: status === "draft" ? "draft" : "published" }));
}

/**
 * Loads one version with its terms.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `TERMS_INVALID`.
 */
export async function loadVersion(
  tx: Pick<Tables, "rateCardVersion">,
  rateCardId: string,
  version: number,
): Promise<RateCardVersion> {
  const row = await tx.rateCardVersion.findFirst({ where: { rateCardId, version } });
  if (row === null) throw new DomainError("NOT_FOUND", "This rate card has no such version: list them.");
  return decoded(row);
}

/** Loads the published versions of a card, those that usage is rated by. */
export async function loadPublished(
  tx: Pick<Tables, "rateCardVersion">,
  rateCardId: string,
): Promise<RateCardVersion[]> {
  const where = { rateCardId, status: "published" };
  const rows = await tx.rateCardVersion.findMany({ where, orderBy: { version: "asc" } });
  return rows.map(decoded);
}

type Row = NonNullable<Awaited<ReturnType<Tables["rateCardVersion"]["findFirst"]>>>;

function decoded({ rateCardId, version, effectiveFrom, terms }: Row): RateCardVersion {
  return { rateCardId, version, effectiveFrom: effectiveFrom.getTime(), terms: decodeRateCardTerms(terms) };
}
