import { exactToDecimal, parseExact } from "@tributary/domain/money/exact";

const SPACES = /[\s\u00A0\u2007\u2009\u202F\u2060]/g;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const AMBIGUOUS = /^-?[1-9]\d{0,2},\d{3}$/;
/** With a decimal comma, or with two points: "1.234" alone is a price. */
const GROUPED_BY_POINTS = /^-?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/;

/**
 * Brings a number into the one form that terms have: spaces of every width, a plus and thousands separators
 * are taken off. A comma without a point is a decimal comma unless it could as well group thousands: "0,15"
 * is 0.15, "1,500" is neither and is not guessed.
 *
 * Shape   what is no number, or two, comes back as it was, for the schema to refuse.
 */
export function decimalCell(cell: string): string {
  const packed = cell
    .replace(SPACES, "")
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/^\+/, "");
  if (AMBIGUOUS.test(packed)) return packed;
  if (/^-?\d*,\d+$/.test(packed)) return leading(packed.replace(",", "."));
  if (GROUPED.test(packed)) return packed.replaceAll(",", "");
  if (GROUPED_BY_POINTS.test(packed)) return packed.replaceAll(".", "").replace(",", ".");
  if (/^-?\d+(?:\.\d+)?e[+-]?\d{1,2}$/i.test(packed)) return exactToDecimal(parseExact(packed), 24);
  return leading(packed);
}

/** ".5" is "0.5". */
function leading(text: string): string {
  return text.replace(/^(-?)\./, "$10.");
}

/** Words of a list, however they are separated. */
export function wordsCell(cell: string): string[] {
  return cell
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((word) => word !== "");
}

/** Dialled prefixes and networks: digits, in a list; a plus or dashes are how people write them. */
export function digitsCell(cell: string): string[] {
  return wordsCell(cell).map((word) => word.replace(/^\+|-/g, ""));
}
