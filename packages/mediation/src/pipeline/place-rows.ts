import { type CdrKey, cdrKey, keyToBigint, secondOf } from "../cdr/cdr-key.ts";
import { RECORD_ID_AT } from "../cdr/encode-cdr.ts";
import { hashIdentity } from "../cdr/hash-records.ts";
import type { RowBatch } from "../spool/row-batch.ts";

/** What the database holds under the keys asked for: the identity of each record, encoded. */
export interface StoredIdentities {
  /** The operator's own month: a key found here is taken, whoever's record it is. */
  readonly own: ReadonlyMap<bigint, Buffer>;
  /** Other operators' months, where a record may stand since before the inventory changed. */
  readonly elsewhere: ReadonlyMap<bigint, readonly Buffer[]>;
}

/** Asks the database about rows; what it answers is compared here. */
export interface LookUp {
  /** Rows of a batch whose keys some month may hold; null when any may. */
  suspects(batch: RowBatch): Promise<ReadonlySet<number> | null>;
  stored(keys: readonly bigint[]): Promise<StoredIdentities>;
}

/** Rows of a batch by their number in it. */
export interface PlacedRows {
  readonly kept: number[];
  /** The keys of kept rows that are stored under another key than their own. */
  readonly moved: Map<number, CdrKey>;
  /** Rows whose record is stored already, or stands in the same file under the same record id. */
  readonly duplicates: number[];
}

/** Rows of one file that say the same: each needs a key of its own. */
interface Twins {
  readonly rows: readonly number[];
  readonly identity: Buffer;
  done: number;
  occurrence: number;
}

/**
 * Gives rows the keys they are stored under. Rows of one file that say the same are records of their own,
 * counted by occurrence, unless their source's record id says that they are one. A record that is stored
 * already is not stored again: it is compared itself, since a key is no proof, and a key that another record
 * holds is stepped around. Without `lookUp` the database is not asked; its unique index then has the last
 * word.
 */
export async function placeRows(batch: RowBatch, lookUp: LookUp | null): Promise<PlacedRows> {
  const placed: PlacedRows = { kept: [], moved: new Map(), duplicates: [] };
  const suspects = lookUp === null ? NONE : await lookUp.suspects(batch);
  let pending = takeGroups(batch, suspects, placed);
  const taken = new Set<bigint>();
  while (pending.length > 0) {
    const keys = pending.map((twins) => keyOf(batch, twins));
    const stored = lookUp === null ? null : await lookUp.stored(keys.map(keyToBigint));
    for (const [at, twins] of pending.entries())
      placeOne(batch, twins, keys[at] as CdrKey, stored, taken, placed);
    pending = pending.filter(({ rows, done }) => done < rows.length);
  }
  return placed;
}

const NONE: ReadonlySet<number> = new Set();

/** Keeps each row that is alone under its key and that no month can hold; answers the others. */
function takeGroups(batch: RowBatch, suspects: ReadonlySet<number> | null, { kept }: PlacedRows): Twins[] {
  const pending: Twins[] = [];
  for (let from = 0; from < batch.length; ) {
    let to = from + 1;
    while (to < batch.length && batch.isKeyRepeated(to)) to += 1;
    const isSuspect = suspects === null || (suspects.size > 0 && suspects.has(from));
    if (to === from + 1 && !isSuspect) kept.push(from);
    else pending.push(...twinsOf(batch, from, to));
    from = to;
  }
  return pending;
}

function placeOne(
  batch: RowBatch,
  twins: Twins,
  key: CdrKey,
  stored: StoredIdentities | null,
  taken: Set<bigint>,
  { kept, moved, duplicates }: PlacedRows,
): void {
  const row = twins.rows[twins.done] ?? 0;
  const asBigint = keyToBigint(key);
  const held = stored?.own.get(asBigint);
  const isStored =
    held?.equals(twins.identity) === true ||
    (stored?.elsewhere.get(asBigint)?.some((identity) => identity.equals(twins.identity)) ?? false);
  const isOwnKey = twins.occurrence === 0;
  twins.occurrence += 1;
  if (isStored) duplicates.push(row);
  else if (held !== undefined || taken.has(asBigint)) return;
  else {
    taken.add(asBigint);
    kept.push(row);
    if (!isOwnKey) moved.set(row, key);
  }
  twins.done += 1;
  if (!hasRecordId(batch, row)) return;
  duplicates.push(...twins.rows.slice(twins.done));
  twins.done = twins.rows.length;
}

/** Rows of one key are the same record nearly always; that they are is seen from the records. */
function twinsOf(batch: RowBatch, from: number, to: number): Twins[] {
  const byIdentity = new Map<string, Twins & { rows: number[] }>();
  for (let row = from; row < to; row++) {
    const identity = batch.identityOf(row);
    const text = to === from + 1 ? "" : identity.toString("latin1");
    const twins = byIdentity.get(text);
    if (twins === undefined) byIdentity.set(text, { rows: [row], identity, done: 0, occurrence: 0 });
    else twins.rows.push(row);
  }
  return [...byIdentity.values()];
}

function keyOf(batch: RowBatch, { rows, identity, occurrence }: Twins): CdrKey {
  const key = batch.keyOf(rows[0] ?? 0);
  return occurrence === 0 ? key : cdrKey(secondOf(key), hashIdentity(identity, occurrence));
}

function hasRecordId(batch: RowBatch, row: number): boolean {
  return batch.identityOf(row).readInt32BE(RECORD_ID_AT) !== -1;
}
