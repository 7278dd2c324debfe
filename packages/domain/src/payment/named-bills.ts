/** Words of a text that may be the number of a bill. */
export interface NumberSpan {
  /** As {@link numberKey} writes it. */
  readonly key: string;
  /** The words that it takes, counted from 0. */
  readonly first: number;
  readonly last: number;
}

/** Into how many words a bank may have broken one number. */
const MOST_WORDS = 6;
/** Shorter than that, a number in a text could as well be anything. */
const LEAST_CHARACTERS = 5;
const MOST_CHARACTERS = 40;

/** A bill's number as it is looked for: Latin capitals and digits alone, since banks change the rest. */
export function numberKey(number: string): string {
  return number.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
}

/**
 * Everything in a text that may be the number of a bill: neighbouring words, taken together.
 *
 * Shape   each has a digit, and 5 to 40 characters.
 */
export function numberSpans(text: string): NumberSpan[] {
  const words = text.match(/[A-Za-z0-9]+/g)?.map(numberKey) ?? [];
  const spans: NumberSpan[] = [];
  for (let first = 0; first < words.length; first++) {
    let key = "";
    for (let last = first; last < Math.min(words.length, first + MOST_WORDS); last++) {
      key += words[last] ?? "";
      if (key.length > MOST_CHARACTERS) break;
      if (key.length >= LEAST_CHARACTERS && /[0-9]/.test(key)) spans.push({ key, first, last });
    }
  }
  return spans;
}

/**
 * The bills that a text names, of those that are known by their keys.
 *
 * Shape   in the order of the text, each once. A number within a longer one is not named.
 */
export function namedBills<Bill>(text: string, known: ReadonlyMap<string, Bill>): Bill[] {
  const found = numberSpans(text).filter(({ key }) => known.has(key));
  const longest = found.filter(
    (span) =>
      !found.some((other) => isWider(other, span) && other.first <= span.first && other.last >= span.last),
  );
  return [...new Set(longest.flatMap(({ key }) => known.get(key) ?? []))];
}

function isWider(one: NumberSpan, other: NumberSpan): boolean {
  return one.last - one.first > other.last - other.first;
}
