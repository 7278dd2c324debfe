import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import { SUSPENSE } from "../pipeline/judge-record.ts";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import type { FileReading } from "../pipeline/read-file.ts";
import type { Checks } from "../pipeline/store-rows.ts";

/** Up to here asking every operator first costs less than a person would notice. */
const FEW_RECORDS = 20_000;
const FEW_OPERATORS = 20;

const NO_CHECKS: Checks = { own: false, elsewhere: () => [], hours: null, records: 0 };

/**
 * A record is found again by its operator's index, unless the inventory has changed since it was stored: it
 * then stands under another operator, or in suspense. So where a file overlaps another in time, suspense is
 * asked as well, and once a record of the file was found again, or when the file is small, everybody is. In
 * a large portfolio that would cost more than it finds: there, moving a SIM backwards is an adjustment, not
 * a matter of the next file.
 */
export async function chooseChecks(
  transaction: FileTransaction,
  { agreementId }: PreparedSource,
  { firstOccurredAt, lastOccurredAt, hours, received }: FileReading,
  isConflicting: boolean,
): Promise<Checks> {
  if (firstOccurredAt === null || lastOccurredAt === null) return NO_CHECKS;
  const hasOverlap = await transaction.manifest.hasOverlap(agreementId, firstOccurredAt, lastOccurredAt);
  if (!hasOverlap && !isConflicting) return NO_CHECKS;
  const isThorough = isConflicting || received <= FEW_RECORDS;
  const holders = await transaction.manifest.operatorsByMonth();
  return {
    hours,
    records: received,
    own: isThorough,
    elsewhere: (month) => {
      const operators = holders.get(month) ?? [];
      const isEverybodyAsked = isThorough && operators.length <= FEW_OPERATORS;
      return isEverybodyAsked ? operators : operators.filter((operatorId) => operatorId === SUSPENSE);
    },
  };
}
