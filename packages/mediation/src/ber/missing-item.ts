/** Columns of which a record needs one. */
export type Choice = readonly string[];

/**
 * A sentence on what a record lacks of what its type needs, or null. It is meant for items without which a
 * record would be counted wrongly: usage without a volume, for instance, would be charged as none. Who has
 * used it is attribution's to ask.
 */
export function missingItem(
  texts: Readonly<Record<string, string>>,
  needed: Readonly<Record<string, readonly Choice[]>>,
): string | null {
  const choices = needed[texts.recordType ?? ""] ?? [];
  const missing = choices.find((columns) => columns.every((column) => (texts[column] ?? "") === ""));
  return missing === undefined ? null : `the ${texts.recordType} has no ${missing.join(" and no ")}`;
}
