import { DomainError } from "@tributary/domain/error";
import { type AlertAction, acknowledgeAlert } from "./act-on-alert.ts";
import type { AlertBook } from "./alert-book.ts";

/**
 * Acknowledges several alerts at once: those that still wait. Answers how many did.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND` for one that does not exist; `STEP_REFUSED` when
 *         none of them waits any longer.
 */
export async function acknowledgeAlerts(
  book: AlertBook,
  { ids, ...action }: Omit<AlertAction, "id"> & { readonly ids: readonly string[] },
): Promise<{ readonly acknowledged: number }> {
  let acknowledged = 0;
  for (const id of [...new Set(ids)]) {
    try {
      await acknowledgeAlert(book, { ...action, id });
      acknowledged += 1;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "STEP_REFUSED") throw error;
    }
  }
  if (acknowledged > 0) return { acknowledged };
  throw new DomainError("STEP_REFUSED", "None of these alerts waits any longer: look at the list again.");
}
