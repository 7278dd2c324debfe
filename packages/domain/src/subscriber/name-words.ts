/** More words than a name has; what comes after them is not searched. */
const MOST_WORDS = 12;

/**
 * The words of a name or a search, without case, accents and punctuation: "Zoë O'Brien" and "zoe obrien" are
 * the same. What people are found by is a keyed hash of each.
 *
 * Shape   each word once, in order of appearance, 12 at the most; a text without letters or digits has none.
 */
export function nameWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d")
    .replaceAll("æ", "ae")
    .replaceAll("œ", "oe")
    .replace(/[\p{M}'’`]/gu, "");
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS);
}
