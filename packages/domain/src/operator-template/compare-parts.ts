import type { Difference, Part, PartChange } from "./types.ts";

/**
 * Compares parts by kind and code, and those that are on both sides value by value.
 *
 * Shape   those of `after` in their order, then what is only in `before`.
 */
export function compareParts(before: readonly Part[], after: readonly Part[]): PartChange[] {
  const compared = after.map(({ kind, code, terms }): PartChange => {
    const known = before.find((part) => part.kind === kind && part.code === code);
    if (known === undefined) return { kind, code, change: "added", differences: [] };
    const differences = differencesOf(known.terms, terms, "");
    return { kind, code, change: differences.length === 0 ? "same" : "changed", differences };
  });
  const removed = before.filter(
    (part) => !after.some(({ kind, code }) => kind === part.kind && code === part.code),
  );
  return [
    ...compared,
    ...removed.map(({ kind, code }) => ({ kind, code, change: "removed" as const, differences: [] })),
  ];
}

function differencesOf(before: unknown, after: unknown, path: string): Difference[] {
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    const [was, is] = [written(before), written(after)];
    return was === is ? [] : [{ path, before: was, after: is }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const inside = Array.isArray(after) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    return differencesOf(before[key], after[key], inside);
  });
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function written(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
