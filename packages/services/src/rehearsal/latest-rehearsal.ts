import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { RehearsalVerdict } from "@tributary/domain/rehearsal/types";
import { verdictOf } from "@tributary/domain/rehearsal/verdict";
import { type ConfigurationTables, configurationFingerprint } from "./configuration-fingerprint.ts";
import { type StoredRehearsal, storedRehearsal } from "./stored-rehearsal.ts";

export interface LatestRehearsal {
  /** What it is worth for the configuration that stands now. */
  readonly verdict: RehearsalVerdict;
  readonly rehearsal: StoredRehearsal | null;
}

/**
 * Finds the latest rehearsal of an operator and says what it is worth now.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an operator that is not there.
 */
export async function latestRehearsal(
  db: ConfigurationTables & Pick<PortfolioTables, "rehearsal">,
  operatorId: string,
): Promise<LatestRehearsal> {
  const fingerprint = await configurationFingerprint(db, operatorId);
  const row = await db.rehearsal.findFirst({
    where: { operatorId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  const rehearsal = row && storedRehearsal(row);
  return { verdict: verdictOf(rehearsal, fingerprint), rehearsal };
}
