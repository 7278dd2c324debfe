/**
 * A pattern for the number in a file's name: its last digits, where they are no date; null when there are
 * none.
 */
export function guessSequence(name: string): string | null {
  const stem = name.replace(/(?:\.[A-Za-z][A-Za-z0-9]{0,7})+$/, "");
  const match = /^(.*?)(\d{3,9})$/.exec(stem);
  if (match === null) return null;
  const [, before = "", digits = ""] = match;
  if (isDate(digits)) return null;
  const word = /[A-Za-z][A-Za-z_-]*$/.exec(before)?.[0] ?? "";
  return word === "" ? null : `${word}(\\d+)`;
}

function isDate(digits: string): boolean {
  return /^(?:20\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?|[0-3]\d(?:0[1-9]|1[0-2])20\d\d)$/.test(digits);
}
