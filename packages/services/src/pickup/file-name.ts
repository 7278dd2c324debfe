const LONGEST = 255;
/** What senders write under until a file is whole. */
const TEMPORARY = /\.(?:part|partial|filepart|tmp|temp|writing|crdownload)$/i;
/** Control characters and marks that turn the direction of writing make a name look like another. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/u;

/** Whether a name that a place lists is one of a source's files: a bare, visible, lasting name. */
export function isPickupName(name: string, pattern: string): boolean {
  if (name === "" || name.length > LONGEST || name.startsWith(".")) return false;
  if (/[/\\]/.test(name) || UNPRINTABLE.test(name) || TEMPORARY.test(name)) return false;
  return matchesPattern(name, pattern);
}

/** In time of name × pattern, whatever stands in either. */
export function matchesPattern(name: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) {
    return false;
  }
  const end = name.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
