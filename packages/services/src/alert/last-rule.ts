import type { AlertBook, KeptRule } from "./alert-book.ts";

/** The last version of a detector's rule for a subject, or for all (`null`). */
export async function lastRule(
  book: AlertBook,
  detector: string,
  subject: string | null,
): Promise<KeptRule | undefined> {
  const rules = await book.rules();
  return rules.findLast((rule) => rule.detector === detector && rule.subject === subject);
}
