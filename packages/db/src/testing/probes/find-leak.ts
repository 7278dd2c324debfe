import type { Parties, Probe } from "./probe.ts";

/** What an answer, or an error's text, gives away of the sibling; undefined when it gives nothing away. */
export function findLeak(
  probe: Probe,
  answer: unknown,
  isError: boolean,
  parties: Parties,
): string | undefined {
  // Filled rows are numbered from 0; a probe's own rows, which it may see echoed, from 7.
  const token = new RegExp(`${parties.sibling}~[^~]+~[0-4]`, "g");
  const text = printed(answer);
  const asked = printed(probe.asked);
  const shown = text.match(token) ?? [];
  // An error may repeat what was asked, never more than that; an answer may not even repeat it.
  if (shown.some((found) => !isError || !asked.includes(found))) return "shows the sibling's text";
  if (isError) return undefined;
  if (text.includes(`"${parties.sibling}"`) && probe.kind === "read") return "names the sibling";
  const count = largestCount(answer);
  return count > probe.limit ? `counts ${count}, honest is at most ${probe.limit}` : undefined;
}

function printed(value: unknown): string {
  if (value instanceof Error) return `${value.message} ${JSON.stringify(value, plain)}`;
  return JSON.stringify(value, plain) ?? "";
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (value !== null && typeof value === "object" && (value as { type?: unknown }).type === "Buffer") {
    return Buffer.from((value as { data: number[] }).data).toString("utf8");
  }
  return value;
}

/** The largest of: rows at the top, a bare number, and any count anywhere in the answer. */
function largestCount(value: unknown): number {
  if (typeof value === "number") return value;
  const rows = Array.isArray(value)
    ? value.length
    : value === null || value === undefined
      ? 0
      : countsOne(value);
  return Math.max(rows, nestedCounts(value));
}

function countsOne(value: unknown): number {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return keys.some((key) => key.startsWith("_") || key === "count") ? 0 : 1;
}

function nestedCounts(value: unknown): number {
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return 0;
  let largest = 0;
  for (const [key, inner] of Object.entries(value)) {
    const isCount = key === "_count" || key === "count" || key === "_all";
    if (isCount && typeof inner === "number") largest = Math.max(largest, inner);
    else if (key === "_count" && inner !== null && typeof inner === "object") {
      largest = Math.max(largest, ...Object.values(inner).filter((number) => typeof number === "number"));
    } else largest = Math.max(largest, nestedCounts(inner));
  }
  return largest;
}
