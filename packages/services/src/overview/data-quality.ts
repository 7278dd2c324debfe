import type { PeriodStanding } from "@tributary/db/doors/portfolio-reads/period-standings";
import type { UsageQuality } from "@tributary/db/doors/portfolio-reads/usage-quality";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { listSequenceGaps } from "../usage-file/list-sequence-gaps.ts";

/** What stands between the usage that was sent and the figures. */
export interface DataQuality {
  readonly missingFiles: number;
  readonly heldFiles: number;
  readonly quarantinedRecords: bigint;
  readonly quarantinedMicros: Micros;
  readonly provisionalRuns: number;
}

/** Counts what is missing, held or set aside, and the period's runs that are not final. */
export async function loadDataQuality(
  doors: UsageDoors,
  usage: UsageQuality,
  standings: readonly PeriodStanding[],
  period: PeriodLabel,
): Promise<DataQuality> {
  const gaps = await Promise.all(usage.gappedAgreements.map((id) => listSequenceGaps(doors, id)));
  const missingFiles = gaps
    .flat()
    .flatMap((source) => source.gaps)
    .reduce((sum, { firstMissing, lastMissing }) => sum + lastMissing - firstMissing + 1, 0);
  const { heldFiles, quarantinedRecords, quarantinedMicros } = usage;
  const provisionalRuns = standings.filter((one) => one.period === period && one.isProvisional).length;
  return { missingFiles, heldFiles, quarantinedRecords, quarantinedMicros, provisionalRuns };
}
