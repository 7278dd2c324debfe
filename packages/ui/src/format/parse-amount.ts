import { parseMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Reads what somebody typed as an amount: "1234.5", "1,234.50" and "1 234.50" are the same; null is no
 * amount. A comma counts only where it parts thousands, so that "1,5" is not taken for fifteen.
 */
export function parseAmount(text: string): Micros | null {
  const compact = text.replaceAll(/\s/g, "");
  const plain = GROUPED.test(compact) ? compact.replaceAll(",", "") : compact;
  try {
    return parseMicros(plain);
  } catch {
    return null;
  }
}
