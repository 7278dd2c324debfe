import { expect } from "vitest";

/** Prints a guarantee's closing figure and fails unless all of it held. */
export function reportGuarantee(number: number, held: number, total: number, what: string): void {
  console.log(`guarantee ${String(number).padStart(2, "0")}: ${held} of ${total} ${what}`);
  expect(total).toBeGreaterThan(0);
  expect(held).toBe(total);
}
