import { dayAt } from "@tributary/domain/period/period";
import { momentToInstant } from "../portfolio/moment.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { lookThrough, type PreviewedFix } from "../usage-file/preview-fix.ts";
import { type PlannedVersion, planVersions } from "./plan-versions.ts";
import type { RateChange } from "./rate-change.ts";
import { unrateableGroups } from "./unrateable-groups.ts";

export interface PreviewRatesRequest {
  readonly agreementId: string;
  /** What would be added, and the day from which it would hold; nothing: as things stand. */
  readonly added?: { readonly change: RateChange; readonly from: string } | undefined;
}

export interface PreviewedRates extends PreviewedFix {
  /** With the day of the oldest record each, in the agreement's zone. */
  readonly lacking: readonly (PreviewedFix["lacking"][number] & { readonly firstDay: string })[];
  readonly zone: string;
  /** What would be made of the agreement. */
  readonly versions: readonly PlannedVersion[];
}

/**
 * Says what an agreement lacks for the records that wait for a rate, and what would become of them with what
 * it lacks; the records are read as a re-drive would read them, and nothing is stored.
 *
 * Throws  {@link DomainError} `AGREEMENT_UNKNOWN`, and as {@link planVersions}.
 */
export async function previewRates(
  doors: UsageDoors,
  { agreementId, added }: PreviewRatesRequest,
): Promise<PreviewedRates> {
  const db = doors.portfolioDb();
  const { zone, versions: stored } = await loadAgreement(db, agreementId);
  const planned =
    added === undefined ? [] : planVersions(stored, added.change, momentToInstant(added.from, zone)).versions;
  const groups = await unrateableGroups(db, agreementId);
  const versions = [...stored, ...planned];
  const preview = await lookThrough(doors, { agreementId, groups, planOf: async () => ({ versions }) });
  const lacking = preview.lacking.map((sum) => ({ ...sum, firstDay: dayAt(sum.firstAt, zone) }));
  return { ...preview, lacking, zone, versions: planned };
}
