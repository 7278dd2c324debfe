import type { CorrectionTransaction } from "@tributary/db/doors/usage-correction/correction-transaction";
import type { ChangedRecord } from "@tributary/db/doors/usage-correction/month-records";
import type { MonthScope, MonthSum } from "@tributary/db/doors/usage-correction/month-sums";
import type { UsageMonth } from "@tributary/db/doors/usage-correction/rewrite-month";
import type { Move } from "./find-moves.ts";
import type { PeriodTerms } from "./load-terms.ts";
import { incomingRow, otherKey, reversalRow } from "./moved-rows.ts";
import { subtractSums } from "./subtract-sums.ts";
import { operatorOf } from "./sum-moves.ts";
import type { CorrectionDelta, MonthCorrection } from "./types.ts";

export interface MonthWork {
  readonly correction: CorrectionTransaction;
  readonly id: string;
  readonly scope: MonthScope;
  readonly terms: PeriodTerms;
  readonly months: readonly UsageMonth[];
  readonly moves: readonly Move[];
  readonly isSettled: boolean;
  readonly onMonth: (done: number, total: number) => void;
}

export interface MonthChanges {
  readonly deltas: readonly CorrectionDelta[];
  /** The manifest that each file's changes stand under. */
  readonly manifests: ReadonlyMap<number, number>;
  /** When the first and the last record that a file's manifest adds began. */
  readonly spans: ReadonlyMap<number, Span>;
  readonly rewritten: MonthCorrection["rewritten"];
  readonly repriced: number;
  readonly unpriced: number;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** What one month loses and gains. */
interface Change {
  readonly month: UsageMonth;
  readonly leaving: Move[];
  readonly coming: Move[];
}

/**
 * Changes what has to be changed, month by month: records that come are added to the month as it stands,
 * then the month is written anew without those that leave and with every price of now. In a settled period
 * nothing leaves and nothing is priced anew: records are taken back instead.
 */
export async function changeMonths(work: MonthWork): Promise<MonthChanges> {
  const { correction, scope, moves, isSettled } = work;
  const manifests = await manifestsFor(correction, moves);
  const deltas: CorrectionDelta[] = [];
  const rewritten: { operatorId: string; month: string; records: bigint }[] = [];
  let [repriced, unpriced] = [0, 0];
  const all = changesOf(work);
  for (const [done, change] of all.entries()) {
    work.onMonth(done, all.length);
    const { month, leaving, coming } = change;
    if (coming.length > 0) await correction.ensureMonth(month);
    const isMoving = leaving.length > 0 || coming.length > 0;
    let before = isMoving ? await correction.sumMonth(month, scope, "stored") : null;
    await correction.addRecords(month, await addedRows(work, change, manifests));
    const outdated = isSettled
      ? NONE
      : await correction.countOutdated(month, scope, work.terms.governing, keysOf(leaving));
    repriced += outdated.priced;
    unpriced += outdated.unpriced;
    const isRewritten = outdated.priced > 0 || (!isSettled && leaving.length > 0);
    if (!isRewritten && before === null) continue;
    before ??= await correction.sumMonth(month, scope, "stored");
    if (isRewritten) {
      const records = await correction.rewriteMonth({
        ...month,
        pricing: { ...scope, prices: work.terms.prices },
        leaving: keysOf(leaving),
      });
      rewritten.push({ ...month, records });
    }
    const after = await correction.sumMonth(month, scope, isRewritten ? "rewritten" : "stored");
    deltas.push(
      ...(await underManifests(correction, manifests, { ...month, period: scope.period }, before, after)),
    );
  }
  return { deltas, manifests, spans: spansOf(moves), rewritten, repriced, unpriced };
}

function spansOf(moves: readonly Move[]): Map<number, Span> {
  const spans = new Map<number, Span>();
  for (const { record } of moves) {
    const { first, last } = spans.get(record.fileId) ?? { first: record.occurredAt, last: record.occurredAt };
    const [earliest, latest] = [Math.min(first, record.occurredAt), Math.max(last, record.occurredAt)];
    spans.set(record.fileId, { first: earliest, last: latest });
  }
  return spans;
}

const NONE = { priced: 0, unpriced: 0 };

async function manifestsFor(
  correction: CorrectionTransaction,
  moves: readonly Move[],
): Promise<Map<number, number>> {
  const manifests = new Map<number, number>();
  for (const fileId of [...new Set(moves.map(({ record }) => record.fileId))].sort((a, b) => a - b)) {
    manifests.set(fileId, await correction.nextFileId());
  }
  return manifests;
}

/** Every month of the period in order, and those that only now get records of it. */
function changesOf({ months, moves }: MonthWork): Change[] {
  const changes = new Map(
    months.map((month): [string, Change] => [nameOf(month), { month, leaving: [], coming: [] }]),
  );
  for (const move of moves) {
    const target = { operatorId: move.to.operatorId, month: move.from.month };
    const known = changes.get(nameOf(target)) ?? { month: target, leaving: [], coming: [] };
    changes.set(nameOf(target), known);
    known.coming.push(move);
    changes.get(nameOf(move.from))?.leaving.push(move);
  }
  return [...changes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change);
}

function nameOf({ operatorId, month }: UsageMonth): string {
  return `${operatorId} ${month}`;
}

async function addedRows(
  { correction, id, isSettled }: MonthWork,
  { month, leaving, coming }: Change,
  manifests: ReadonlyMap<number, number>,
): Promise<ChangedRecord[]> {
  const manifestOf = ({ record }: Move): number => manifests.get(record.fileId) ?? record.fileId;
  const taken = coming.length === 0 ? new Set<bigint>() : await correction.takenKeys(month, keysOf(coming));
  const incoming = coming.map((move) => {
    const { key } = move.record;
    return incomingRow(move, manifestOf(move), taken.has(key) ? otherKey(key, id) : key);
  });
  if (!isSettled) return incoming;
  const reversals = leaving.map((move) => reversalRow(move, manifestOf(move), otherKey(move.record.key, id)));
  return [...incoming, ...reversals];
}

function keysOf(moves: readonly Move[]): bigint[] {
  return moves.map(({ record }) => record.key);
}

/** What changed of a file stands under that file's manifest in this correction. */
async function underManifests(
  correction: CorrectionTransaction,
  manifests: Map<number, number>,
  { operatorId, period }: { readonly operatorId: string; readonly period: string },
  before: readonly MonthSum[],
  after: readonly MonthSum[],
): Promise<CorrectionDelta[]> {
  const own = new Map([...manifests].map(([fileId, manifest]) => [manifest, fileId]));
  const differences = subtractSums(after, before);
  for (const { fileId } of differences) {
    if (!own.has(fileId) && !manifests.has(fileId)) manifests.set(fileId, await correction.nextFileId());
  }
  return differences.map(({ records, ...sum }) => ({
    ...{ ...sum, records: Number(records), outcome: "accepted", period },
    operatorId: operatorOf(operatorId),
    fileId: own.get(sum.fileId) ?? sum.fileId,
  }));
}
