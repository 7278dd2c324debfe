import type { CorrectionTransaction } from "@tributary/db/doors/usage-correction/correction-transaction";
import type {
  Held,
  Identity,
  PeriodScope,
  StoredRecord,
} from "@tributary/db/doors/usage-correction/month-records";
import type { UsageMonth } from "@tributary/db/doors/usage-correction/rewrite-month";
import type { Attributor } from "@tributary/domain/attribution/attribute";
import type { UsageIdentity } from "@tributary/domain/attribution/types";
import { byteText, stringOf } from "@tributary/domain/usage/byte-text";
import { SUSPENSE } from "../pipeline/judge-record.ts";

/** A stored record whose SIM was somebody else's when it began. */
export interface Move {
  readonly from: UsageMonth;
  readonly record: StoredRecord;
  readonly to: Tag;
}

/** Whom a record belongs to, and how that was found; `suspense` is nobody. */
export interface Tag {
  readonly operatorId: string;
  readonly method: string | null;
  readonly assignmentId: string | null;
  readonly isTest: boolean;
}

export interface Moves {
  readonly moves: readonly Move[];
  /** Records that would wait in quarantine today; they stay where they are. */
  readonly ambiguous: number;
  readonly closedOperator: number;
}

const NOBODY: Tag = { operatorId: SUSPENSE, method: null, assignmentId: null, isTest: false };
const IDENTITIES_AT_ONCE = 5_000;

/** Lays the records of some months beside the SIM inventory as it is now. */
export async function findMoves(
  correction: CorrectionTransaction,
  months: readonly UsageMonth[],
  scope: PeriodScope,
  attribute: Attributor,
  corrects: ReadonlyMap<number, number | null>,
  onMonth: (done: number, total: number) => void,
): Promise<Moves> {
  const moves: Move[] = [];
  let ambiguous = 0;
  let closedOperator = 0;
  for (const [done, month] of months.entries()) {
    onMonth(done, months.length);
    const suspects: Held[] = [];
    for await (const page of correction.heldIn(month, scope)) {
      suspects.push(...page.filter((held) => !isAsTagged(held, month.operatorId, attribute)));
    }
    for (let start = 0; start < suspects.length; start += IDENTITIES_AT_ONCE) {
      const batch = suspects.slice(start, start + IDENTITIES_AT_ONCE);
      const records = await correction.recordsOf(month, scope, batch);
      for (const record of standing(records, corrects)) {
        const found = attribute(identityOf(record), record.occurredAt);
        if (found.status === "ambiguous") ambiguous += 1;
        else if (found.status === "closed-operator") closedOperator += 1;
        else {
          const to =
            found.status === "attributed" ? { ...found, assignmentId: stringOf(found.assignmentId) } : NOBODY;
          if (to.operatorId !== month.operatorId) moves.push({ from: month, record, to });
        }
      }
    }
  }
  return { moves, ambiguous, closedOperator };
}

/**
 * Whether records need not be looked at one by one: the assignment they were tagged by holds at the first
 * and the last of them, so it holds between. Ranges give way to SIMs at any time, and nobody may become
 * somebody.
 */
function isAsTagged(held: Held, operatorId: string, attribute: Attributor): boolean {
  const identity = identityOf(held);
  return [held.first, held.last].every((instant) => {
    const found = attribute(identity, instant);
    return (
      found.status === "attributed" &&
      found.operatorId === operatorId &&
      found.method !== "range" &&
      stringOf(found.assignmentId) === held.assignmentId
    );
  });
}

/** Identifiers as they stand in a record, of those that a database gives back. */
function identityOf({ imsi, iccid, msisdn }: Identity): UsageIdentity {
  return { imsi: byteText(imsi), iccid: byteText(iccid), msisdn: byteText(msisdn) };
}

/** Neither what was taken back nor what takes it back stands. */
function standing(
  records: readonly StoredRecord[],
  corrects: ReadonlyMap<number, number | null>,
): StoredRecord[] {
  const takenBack = new Set(
    records
      .filter(({ recordNumber }) => recordNumber < 0)
      .map(({ fileId, recordNumber }) => `${corrects.get(fileId)} ${-recordNumber}`),
  );
  return records.filter(
    ({ fileId, recordNumber }) => recordNumber >= 0 && !takenBack.has(`${fileId} ${recordNumber}`),
  );
}
