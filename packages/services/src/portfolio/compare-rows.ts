import { firstDifference } from "./first-difference.ts";

/** What a file would change in one table. */
export interface RowChanges<Row> {
  readonly added: readonly Row[];
  readonly changed: readonly { readonly row: Row; readonly path: string }[];
  readonly unchanged: number;
}

/** How much of one noun a load added, changed and left alone. */
export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Compares rows of a file with the stored ones of the same key, on the fields that the file's row has. */
export function compareRows<Row extends object>(
  given: readonly Row[],
  stored: readonly Row[],
  keyOf: (row: Row) => string,
): RowChanges<Row> {
  const storedByKey = new Map(stored.map((row) => [keyOf(row), row]));
  const added: Row[] = [];
  const changed: { row: Row; path: string }[] = [];
  for (const row of given) {
    const known = storedByKey.get(keyOf(row));
    if (known === undefined) added.push(row);
    else {
      const path = firstDifference(plain(known, row), plain(row, row));
      if (path !== null) changed.push({ row, path });
    }
  }
  return { added, changed, unchanged: given.length - added.length - changed.length };
}

export function countChanges<Row>(changes: RowChanges<Row>): Changes {
  return { added: changes.added.length, changed: changes.changed.length, unchanged: changes.unchanged };
}

/** Dates as their instants and bigints as text, so that two rows can be compared as JSON. */
function plain(row: object, shape: object): unknown {
  const source = row as Record<string, unknown>;
  const entries = Object.keys(shape).map((key) => [key, source[key]]);
  return JSON.parse(
    JSON.stringify(Object.fromEntries(entries), (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
  );
}
