import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { RateCardTermsJson } from "@tributary/db/terms/rate-card-terms-schema";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findRateCard } from "./card-versions.ts";
import { latestTerms } from "./latest-terms.ts";
import { type ImportPlan, planImport } from "./plan-import.ts";
import type { RateFile } from "./read-rate-file.ts";
import { saveDraft } from "./save-draft.ts";

/** What importing a file comes to, and the version whose rates it replaces. */
export interface PreviewedImport extends ImportPlan {
  readonly base: number;
}

export interface ImportRequest {
  readonly code: string;
  readonly file: RateFile;
  readonly actor: string;
  /** Of the dry run that was looked at. */
  readonly fingerprint: string;
  /** Whether the prices that were asked about are meant. */
  readonly isEveryPriceMeant: boolean;
}

/**
 * The dry run: what importing a file would come to, with nothing written.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `FILE_UNREADABLE`.
 */
export async function previewImport(
  db: OperatorDb,
  { code, file }: Pick<ImportRequest, "code" | "file">,
): Promise<PreviewedImport> {
  const { terms, base } = await latestTerms(db.shared, (await findRateCard(db.shared, code)).id);
  return { ...(await planImport(file, terms)), base };
}

/**
 * Makes a file's rates the draft of a card, all of them or none: the draft that there is, or the next
 * version.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `FILE_UNREADABLE`; `REVIEW_OUTDATED` when the file comes to
 *         something else than what was looked at; `INPUT_INVALID` with faults or unanswered questions.
 */
export async function importRates(
  db: OperatorDb,
  { code, file, actor, fingerprint, isEveryPriceMeant }: ImportRequest,
): Promise<{ readonly version: number }> {
  return alone(db, async (tx) => {
    const card = await findRateCard(tx, code);
    const { terms: before } = await latestTerms(tx, card.id);
    const plan = await planImport(file, before);
    const terms = acceptable(plan, fingerprint, isEveryPriceMeant);
    const version = await saveDraft(tx, card.id, { terms, actor });
    const count = (kind: string) => plan.changes.filter((change) => change.kind === kind).length;
    const counts = { new: count("new"), changed: count("changed"), ended: count("ended") };
    const details = { file: file.name.slice(0, 200), version, ...counts, asked: plan.questions.length };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "rate-card:import", subject: code, operatorId, details });
    return { version };
  });
}

function acceptable(plan: ImportPlan, fingerprint: string, isEveryPriceMeant: boolean): RateCardTermsJson {
  const { terms, faults, questions } = plan;
  if (terms === null) {
    throw new DomainError(
      "INPUT_INVALID",
      `The file has ${faults.length} rows that cannot be used: mend them, then check it again.`,
      { faults: faults.slice(0, 20).map(({ line, message }) => `line ${line}: ${message}`) },
    );
  }
  if (plan.fingerprint !== fingerprint) {
    throw new DomainError(
      "REVIEW_OUTDATED",
      "The rate card or the file has changed since you checked it: check the file again.",
    );
  }
  if (questions.length > 0 && !isEveryPriceMeant) {
    throw new DomainError(
      "INPUT_INVALID",
      `${questions.length} prices are far from those around them: confirm that they are meant, or mend them.`,
    );
  }
  return terms;
}
