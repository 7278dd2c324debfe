import { DomainError } from "@tributary/domain/error";
import type { WithheldReason } from "@tributary/domain/offboarding/types";
import { withheldRefusal } from "@tributary/domain/offboarding/withheld";

const WORDS = /withheld: (IMSI|MSISDN) (\d+) is (retired|resting|elsewhere)(?: until (\d{4}-\d\d-\d\d))?/;

const GONE = /the data of (\w+) is deleted/;

/**
 * Tells in a sentence what the database refuses because it is withheld, or would be of an operator whose
 * data is deleted; anything else stays what it was. No login but the portfolio's reads what is withheld, so
 * whoever gives something out asks by giving it.
 */
export async function refuseWithheld<T>(giving: Promise<T>): Promise<T> {
  try {
    return await giving;
  } catch (error) {
    const words = wordsOf(error);
    const [, operatorId] = GONE.exec(words) ?? [];
    if (operatorId !== undefined) {
      throw new DomainError("ALREADY_DONE", `The data of ${operatorId} is deleted: nothing is given to it.`);
    }
    const found = WORDS.exec(words);
    if (found === null) throw error;
    const [, kind, first = "", why, freeOn = null] = found;
    throw withheldRefusal({
      ...{ kind: kind === "IMSI" ? "imsi" : "msisdn", first, freeOn },
      why: why as WithheldReason,
    });
  }
}

/** Prisma keeps what the server said in `meta` or in the cause, by the kind of statement. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { meta, cause } = error as { meta?: unknown; cause?: unknown };
  return `${error.message} ${JSON.stringify(meta ?? "")} ${JSON.stringify(cause ?? "")} ${wordsOf(cause)}`;
}
