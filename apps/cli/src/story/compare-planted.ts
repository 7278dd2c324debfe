import type { PlantedError } from "@tributary/seed/story";
import type { ReportedException } from "../report/exception.ts";

export interface FoundError extends PlantedError {
  readonly found: boolean;
}

/**
 * Compares what a story planted with what was found: an error counts as found when an exception of the same
 * agreement and
 * period has its cause, its operator and its amount to the micro. Exceptions that nobody planted are false
 * alarms.
 */
export function comparePlanted(
  planted: readonly PlantedError[],
  exceptions: readonly ReportedException[],
): { readonly planted: FoundError[]; readonly falseAlarms: ReportedException[] } {
  const rest = new Set(exceptions);
  const found = planted.map((error) => {
    const match = [...rest].find((exception) => isSame(error, exception));
    if (match !== undefined) rest.delete(match);
    return { ...error, found: match !== undefined };
  });
  return { planted: found, falseAlarms: [...rest] };
}

function isSame(error: PlantedError, exception: ReportedException): boolean {
  return (
    error.agreement === exception.agreement &&
    error.period === exception.period &&
    error.cause === exception.cause &&
    error.operator === exception.operator &&
    error.amountMicros === String(exception.amountMicros)
  );
}
