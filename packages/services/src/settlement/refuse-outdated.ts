import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { computeRun } from "./compute-run.ts";
import type { RunRow } from "./find-run.ts";
import { type FrozenJson, freeze } from "./freeze.ts";
import { type FieldChange, listChanges } from "./list-changes.ts";
import { loadInputs } from "./load-inputs.ts";
import { readSnapshot, runHash } from "./run-content.ts";

const CHANGES_SHOWN = 50;

/**
 * Loads and computes the run anew, and refuses when anything has changed since it was prepared.
 *
 * Throws  {@link DomainError} `REVIEW_OUTDATED` with the fields that differ.
 */
export async function refuseChangedInputs(tx: PortfolioTables, run: RunRow): Promise<void> {
  const stored = readSnapshot(run.snapshot);
  const snapshot = await loadInputs(tx, run.agreementId, run.period, stored.acceptedUnattributed);
  if (runHash(snapshot, computeRun(snapshot)) === run.hash) return;
  throw outdated("Something changed since this run was prepared", run.snapshot, freeze(snapshot), run.hash);
}

/**
 * Refuses a review of something else than what stands here now.
 *
 * Throws  {@link DomainError} `REVIEW_OUTDATED` with the fields that differ, as far as the reviewed version
 *         is known.
 */
export async function refuseOtherReview(
  tx: PortfolioTables,
  run: RunRow,
  reviewedHash: string,
): Promise<void> {
  if (reviewedHash === run.hash) return;
  const reviewed = await tx.settlementRun.findFirst({
    where: { agreementId: run.agreementId, period: run.period, hash: reviewedHash },
    select: { snapshot: true },
  });
  const before = reviewed?.snapshot ?? {};
  throw outdated("The run was prepared anew since you looked at it", before, run.snapshot, run.hash);
}

function outdated(what: string, before: unknown, after: unknown, hash: string): DomainError {
  const changes = listChanges(before as FrozenJson, after as FrozenJson);
  const shown: FieldChange[] = changes.slice(0, CHANGES_SHOWN);
  const first = shown[0];
  const example = first === undefined ? "" : ` First: ${first.field}: ${first.before} is now ${first.after}.`;
  return new DomainError(
    "REVIEW_OUTDATED",
    `${what}: ${changes.length} fields differ.${example} Review it again.`,
    {
      hash,
      changes: shown,
      changeCount: changes.length,
    },
  );
}
