import type { FrozenJson } from "./freeze.ts";

/** One field that differs, by its path; null where it is absent. */
export type FieldChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** More fields than a person reads; the count still says how many there are. */
const LONGEST_VALUE = 120;

/** What tells one entry of a list from another, as far as an entry has these fields. */
const NAMES = [
  "key",
  "operatorId",
  "lineCode",
  "lineNumber",
  "code",
  "number",
  "version",
  "rateVersion",
  "period",
  "utcPeriod",
  "originPeriod",
  "outcome",
  "id",
];

/**
 * Lists the fields in which two frozen values differ, entries of lists matched by what names them.
 *
 * Shape   `usage[alfa L1 1 2026-10 2026-10 accepted].quantity`: in order of path.
 */
export function listChanges(before: FrozenJson, after: FrozenJson): FieldChange[] {
  return changesAt("", before, after);
}

function changesAt(
  path: string,
  before: FrozenJson | undefined,
  after: FrozenJson | undefined,
): FieldChange[] {
  if (isObject(before) && isObject(after))
    return changesOfEntries(path, fieldsOf(before), fieldsOf(after), ".");
  if (Array.isArray(before) && Array.isArray(after)) {
    return changesOfEntries(path, entriesOf(before), entriesOf(after), "");
  }
  if (before === after) return [];
  return [{ field: path, before: say(before), after: say(after) }];
}

function changesOfEntries(
  path: string,
  before: ReadonlyMap<string, FrozenJson>,
  after: ReadonlyMap<string, FrozenJson>,
  separator: string,
): FieldChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const inner = path === "" ? name : `${path}${separator}${name}`;
    return changesAt(inner, before.get(name), after.get(name));
  });
}

function fieldsOf(value: { readonly [key: string]: FrozenJson }): Map<string, FrozenJson> {
  return new Map(Object.entries(value));
}

/** Entries by name, or by position where names repeat or lack. */
function entriesOf(values: readonly FrozenJson[]): Map<string, FrozenJson> {
  const named = values.map((value) => [`[${nameOf(value)}]`, value] as const);
  const isUnique = new Set(named.map(([name]) => name)).size === values.length;
  return new Map(isUnique ? named : values.map((value, index) => [`[${index}]`, value] as const));
}

function nameOf(value: FrozenJson): string {
  if (!isObject(value)) return String(value);
  return NAMES.map((name) => value[name])
    .filter((part) => typeof part === "string" || typeof part === "number")
    .join(" ");
}

function isObject(value: FrozenJson | undefined): value is { readonly [key: string]: FrozenJson } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function say(value: FrozenJson | undefined): string | null {
  if (value === undefined) return null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
