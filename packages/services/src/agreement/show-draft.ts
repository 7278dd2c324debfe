import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { encodeAgreementTerms } from "@tributary/db/terms/agreement-terms";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import { DomainError } from "@tributary/domain/error";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { listRedrives, type Redrive } from "../usage-file/list-redrives.ts";
import { type Draft, draftOf, withAgreement } from "./list-drafts.ts";
import { planVersions } from "./plan-versions.ts";

/** A version that a draft makes or has made, in the form of the portfolio's file. */
export interface DraftVersion {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly terms: AgreementTermsJson;
}

export interface ShownDraft extends Draft {
  readonly versions: readonly DraftVersion[];
  /** Of the versions, while it waits and fits the agreement. */
  readonly fingerprint: string | null;
  /** Why it does not fit the agreement any more. */
  readonly conflict: string | null;
  /** What became of the records that waited. */
  readonly redrives: readonly Redrive[];
}

/**
 * Shows a proposal: what it makes of the agreement, and once approved, what came of it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showDraft(db: PortfolioDb, draftId: string, at: Date): Promise<ShownDraft> {
  const row = await db.agreementDraft.findUnique({ where: { id: draftId }, include: withAgreement });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such proposal: list those that wait.");
  const draft = draftOf(row);
  const { versions: stored } = await loadAgreement(db, row.agreementId);
  if (draft.status === "waiting") return { ...draft, ...planOf(stored, draft), redrives: [] };
  const made = await db.agreementVersion.findMany({ where: { draftId }, select: { version: true } });
  const numbers = new Set(made.map(({ version }) => version));
  const fixes = await db.quarantineRedrive.findMany({
    where: { kind: "rate", change: { path: ["draft"], equals: draftId } },
    select: { id: true },
  });
  const ids = fixes.map(({ id }) => id);
  return {
    ...draft,
    versions: stored.filter(({ version }) => numbers.has(version)).map(inFile),
    ...{ fingerprint: null, conflict: null },
    redrives: await listRedrives(db, { ids, limit: ids.length, at }),
  };
}

type Versions = Awaited<ReturnType<typeof loadAgreement>>["versions"];

function planOf(stored: Versions, { change, effectiveFrom }: Draft) {
  try {
    const { versions, fingerprint } = planVersions(stored, change, effectiveFrom.getTime());
    return { versions: versions.map(inFile), fingerprint, conflict: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { versions: [], fingerprint: null, conflict: error.message };
  }
}

function inFile({ version, effectiveFrom, terms }: Versions[number]): DraftVersion {
  return { version, effectiveFrom: new Date(effectiveFrom), terms: encodeAgreementTerms(terms) };
}
