/** The path of the first place where two JSON values differ, or null; the order of keys means nothing. */
export function firstDifference(stored: unknown, given: unknown, path = ""): string | null {
  if (Object.is(stored, given)) return null;
  if (!isObject(stored) || !isObject(given)) return path === "" ? "the whole" : path;
  for (const key of new Set([...Object.keys(stored), ...Object.keys(given)])) {
    const inner = firstDifference(
      stored[key],
      given[key],
      Array.isArray(given) ? `${path}[${key}]` : join(path, key),
    );
    if (inner !== null) return inner;
  }
  return Array.isArray(stored) === Array.isArray(given) ? null : path;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
