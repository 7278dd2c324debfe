import type { ColumnGuess, ColumnValues } from "./column-guess.ts";
import { isNamedAs } from "./column-names.ts";
import { type DraftDirection, type DraftService, MOST_VALUES } from "./draft.ts";

const SERVICE_WORDS: Readonly<Record<DraftService, RegExp>> = {
  voice:
    /^(?:v|voice|voce|voix|voz|call|calls|tel|telephony|sprache|anruf|gespr.*|telefonie|moc|mtc|llamada)/,
  sms: /^(?:s$|sms|smo|smt|text|txt|kurznachricht|messag)/,
  mms: /^(?:m$|mms|bild)/,
  data: /^(?:d$|data|dat|dati|daten|datos|donn|gprs|pkt|packet|ps$|internet|inet|web|lte|5g)/,
};
const DIRECTION_WORDS: Readonly<Record<DraftDirection, RegExp>> = {
  mo: /^(?:mo|moc|smo|o$|out|orig|abgehend|ausgehend|gehend|uscente|sal|sortant)/,
  mt: /^(?:mt|mtc|smt|t$|in$|inc|inb|term|ankommend|eingehend|kommend|entrante|entrant)/,
};

/** A column whose values each stand for one of a closed set. */
export interface ValuesGuess<Value> extends ColumnGuess {
  /** null: what the text stands for is not known. */
  readonly values: readonly { readonly text: string; readonly value: Value | null }[];
}

/** Whether a column says the service of each record; null when it does not. */
export function guessService(column: ColumnValues): ValuesGuess<DraftService> | null {
  return guessWords(column, SERVICE_WORDS, "service");
}

/** Whether a column says the direction of each record; null when it does not. */
export function guessDirection(column: ColumnValues): ValuesGuess<DraftDirection> | null {
  return guessWords(column, DIRECTION_WORDS, "direction");
}

function guessWords<Value extends string>(
  { name, values }: ColumnValues,
  words: Readonly<Record<Value, RegExp>>,
  role: "service" | "direction",
): ValuesGuess<Value> | null {
  const named = meaningsOf(values, words);
  if (named.length === 0 || named.length > MOST_VALUES) return null;
  const known = named.filter(({ value }) => value !== null);
  const isNamed = isNamedAs(name, role);
  const isSmall = named.length * 2 <= values.length || named.length <= 4;
  if (known.length === 0 || !isSmall || (!isNamed && known.length < named.length)) return null;
  const list = known
    .map(({ text }) => text)
    .slice(0, 4)
    .join(", ");
  const isSure = known.length === named.length;
  const open = named.length - known.length;
  const reason = isSure
    ? `Its values are words for a ${role}: ${list}.`
    : `Its values are words for a ${role}: ${list}; ${open} more have to be told.`;
  return { role, isSure, reason, values: named };
}

/** What each different text of a column stands for, as far as the usual words tell. */
export function meaningsOf<Value extends string>(
  values: readonly string[],
  words: Readonly<Record<Value, RegExp>>,
): { text: string; value: Value | null }[] {
  const meanings = Object.entries(words) as [Value, RegExp][];
  return [...new Set(values)].map((text) => {
    const value = meanings.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0] ?? null;
    return { text, value };
  });
}

/** What the texts of a column stand for, if it says the service. */
export function serviceMeanings(values: readonly string[]) {
  return meaningsOf(values, SERVICE_WORDS).slice(0, MOST_VALUES);
}

/** What the texts of a column stand for, if it says the direction. */
export function directionMeanings(values: readonly string[]) {
  return meaningsOf(values, DIRECTION_WORDS).slice(0, MOST_VALUES);
}
