import type { Guessed } from "./types.ts";

/** A code for a new source, after its agreement and the words of its file's name; not one that is taken. */
export function suggestedCode({ name, agreements }: Guessed, agreementId: string | undefined): string {
  const taken = new Set(agreements.flatMap(({ sourceIds }) => sourceIds));
  const network = (agreementId ?? "usage").replace(/-?\d+$/, "");
  const [word = "usage"] = name.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const code = `${network}-${word}`.replace(/[^a-z0-9-]+/g, "-").slice(0, 50);
  if (!taken.has(code)) return code;
  let next = 2;
  while (taken.has(`${code}-${next}`)) next += 1;
  return `${code}-${next}`;
}

/** The number that a rule finds in a file's name; null when it finds none. */
export function numberIn(name: string, pattern: string): string | null {
  try {
    const found = new RegExp(pattern, "u").exec(name)?.[1];
    return found !== undefined && /^\d{1,9}$/.test(found) ? found : null;
  } catch {
    return null;
  }
}
