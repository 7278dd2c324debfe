import { DomainError } from "@tributary/domain/error";

interface ChangedVersion<Row> {
  readonly row: Row;
  readonly path: string;
}

/**
 * Terms that were once agreed are evidence: settlements were made by them.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function refuseChangedVersions<Row extends { readonly version: number }>(
  changed: readonly ChangedVersion<Row>[],
  latestOf: (row: Row) => number,
  nameOf: (row: Row) => string,
): void {
  const [first] = changed;
  if (first === undefined) return;
  const { row, path } = first;
  throw new DomainError(
    "INPUT_INVALID",
    `Version ${row.version} of ${nameOf(row)} is on record and never changes, but ${path} differs: ` +
      `put it back and add version ${latestOf(row) + 1} with the new terms and the date from which they ` +
      "hold.",
    { version: row.version, path },
  );
}
