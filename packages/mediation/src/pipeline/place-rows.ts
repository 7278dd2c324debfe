import { type CdrKey, cdrKey, keyToBigint, secondOf } from "../cdr/cdr-key.ts";
import { IDENTITY_AT, RECORD_ID_AT } from "../cdr/encode-cdr.ts";
import type { SpooledRow } from "../spool/types.ts";

/** What the database holds under the keys asked for: the identity of each record, encoded. */
export interface StoredIdentities {
  /** The operator's own month: a key found here is taken, whoever's record it is. */
  readonly own: ReadonlyMap<bigint, Buffer>;
  /** Other operators' months, where a record may stand since before the inventory changed. */
  readonly elsewhere: ReadonlyMap<bigint, readonly Buffer[]>;
}

export type LookUp = (keys: readonly bigint[]) => Promise<StoredIdentities>;

export interface PlacedRows {
  readonly kept: { readonly row: SpooledRow; readonly key: CdrKey }[];
  /** Rows whose record is stored already, or stands in the same file under the same record id. */
  readonly duplicates: SpooledRow[];
}

/** Rows of one file that say the same: each needs a key of its own. */
interface Twins {
  readonly rows: readonly SpooledRow[];
  readonly identity: Buffer;
  done: number;
  occurrence: number;
}

/**
 * Gives rows, which come in the order of their keys, the keys they are stored under. Rows of one file that
 * say the same are records of their own, counted by occurrence, unless their source's record id says that
 * they are one. A record that is stored already is not stored again: it is compared itself, since a key is
 * no proof, and a key that another record holds is stepped around. Without `lookUp` the database is not
 * asked; its unique index then has the last word.
 */
export async function placeRows(rows: readonly SpooledRow[], lookUp: LookUp | null): Promise<PlacedRows> {
  const placed: PlacedRows = { kept: [], duplicates: [] };
  let pending: Twins[] = [];
  for (const group of groupByKey(rows)) {
    const [row] = group;
    if (lookUp === null && group.length === 1 && row !== undefined) placed.kept.push({ row, key: row });
    else pending.push(...twinsOf(group));
  }
  const taken = new Set<bigint>();
  while (pending.length > 0) {
    const keys = pending.map(keyOf);
    const stored = lookUp === null ? null : await lookUp(keys.map(keyToBigint));
    for (const [at, twins] of pending.entries()) placeOne(twins, keys[at] as CdrKey, stored, taken, placed);
    pending = pending.filter(({ rows: twins, done }) => done < twins.length);
  }
  return placed;
}

function placeOne(
  twins: Twins,
  key: CdrKey,
  stored: StoredIdentities | null,
  taken: Set<bigint>,
  { kept, duplicates }: PlacedRows,
): void {
  const row = twins.rows[twins.done] as SpooledRow;
  const asBigint = keyToBigint(key);
  const held = stored?.own.get(asBigint);
  const isStored =
    held?.equals(twins.identity) === true ||
    (stored?.elsewhere.get(asBigint)?.some((identity) => identity.equals(twins.identity)) ?? false);
  twins.occurrence += 1;
  if (isStored) duplicates.push(row);
  else if (held !== undefined || taken.has(asBigint)) return;
  else {
    taken.add(asBigint);
    kept.push({ row, key });
  }
  twins.done += 1;
  if (!hasRecordId(row)) return;
  duplicates.push(...twins.rows.slice(twins.done));
  twins.done = twins.rows.length;
}

function* groupByKey(rows: readonly SpooledRow[]): Generator<readonly SpooledRow[]> {
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && isSameKey(rows[from] as SpooledRow, rows[to] as SpooledRow)) to += 1;
    yield rows.slice(from, to);
    from = to;
  }
}

export function isSameKey(left: CdrKey, right: CdrKey): boolean {
  return left.high === right.high && left.low === right.low;
}

/** Rows of one key are the same record nearly always; that they are is seen from the records. */
function twinsOf(group: readonly SpooledRow[]): Twins[] {
  const byIdentity = new Map<string, Twins & { rows: SpooledRow[] }>();
  for (const row of group) {
    const identity = row.tuple.subarray(IDENTITY_AT, row.identityEnd);
    const text = group.length === 1 ? "" : identity.toString("latin1");
    const twins = byIdentity.get(text);
    if (twins === undefined) byIdentity.set(text, { rows: [row], identity, done: 0, occurrence: 0 });
    else twins.rows.push(row);
  }
  return [...byIdentity.values()];
}

function keyOf({ rows, occurrence }: Twins): CdrKey {
  const row = rows[0] as SpooledRow;
  if (occurrence === 0) return { high: row.high, low: row.low };
  return cdrKey(secondOf(row), row.tuple, IDENTITY_AT, row.identityEnd, occurrence);
}

function hasRecordId({ tuple }: SpooledRow): boolean {
  return tuple.readInt32BE(RECORD_ID_AT) !== -1;
}
