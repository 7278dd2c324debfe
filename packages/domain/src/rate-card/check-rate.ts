import type { RecordRating } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import type { Rate, RateBand, TimeWindow } from "./types.ts";

/**
 * Refuses a rate that cannot rate: without bands, with two of one name, with units, increments or windows
 * that hold nothing.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the rate and the band.
 */
export function checkRate({ code, unit, bands }: Rate): void {
  const names = new Set(bands.map(({ name }) => name));
  if (bands.length === 0) throw invalid(code, "it has no price: give it at least one band");
  if (names.size < bands.length) throw invalid(code, "two of its bands have one name: name them apart");
  if (unit.size < 1n) throw invalid(code, "its unit has to hold at least 1");
  for (const band of bands) {
    const fault = faultOf(band);
    if (fault !== null) throw invalid(code, `its band ${band.name} has ${fault}`);
  }
}

function faultOf({ when, record }: RateBand): string | null {
  if (record.first < 0n || record.next < 1n) return "an increment below 1 or a minimum below 0";
  if (when?.length === 0) return "no time at all";
  if (when?.some(isEmpty)) return "a window that does not end after it begins within one day";
  return stepsFault(record.steps ?? []);
}

function isEmpty({ days, fromMinute, untilMinute }: TimeWindow): boolean {
  return days.length === 0 || fromMinute < 0 || untilMinute <= fromMinute || untilMinute > 1_440;
}

function stepsFault(steps: NonNullable<RecordRating["steps"]>): string | null {
  if (steps.length > 0 && steps[0]?.from !== 0n) return "steps that do not begin at 0";
  const isWrong = steps.some(({ from, step }, index) => {
    const before = steps[index - 1];
    return (
      step < 1n ||
      (before !== undefined && (from <= before.from || (from - before.from) % before.step !== 0n))
    );
  });
  return isWrong ? "steps that do not rise by whole steps" : null;
}

function invalid(code: string, reason: string): DomainError {
  return new DomainError("TERMS_INVALID", `Rate ${code} cannot rate: ${reason}.`);
}
