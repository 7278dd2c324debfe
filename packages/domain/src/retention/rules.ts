import { DomainError } from "../error.ts";
import type { DataClass } from "./types.ts";

const MOST_MONTHS = 600;

/** The fewest months a class can be kept: usage until its bills are made and could be contested. */
export function leastMonths(dataClass: DataClass): number {
  return dataClass === "usage" ? 3 : 1;
}

/** Throws  {@link DomainError} `INPUT_INVALID` for months that a rule cannot have; null takes a rule back. */
export function refuseMonths(dataClass: DataClass, months: number | null): void {
  const least = leastMonths(dataClass);
  if (months === null || (Number.isInteger(months) && months >= least && months <= MOST_MONTHS)) return;
  throw new DomainError("INPUT_INVALID", `Write a whole number of months from ${least} to ${MOST_MONTHS}.`);
}
