import { DomainError } from "@tributary/domain/error";
import { decimalCell } from "./cell-values.ts";

interface Step {
  readonly from: string;
  readonly step: string;
  readonly rate: string;
}

/**
 * Reads stretches of one record: `0/60=0.20; 60/1=0.10` is 0.20 for the first minute, then 0.10 by the
 * second, each per display unit.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function stepsCell(text: string): Step[] {
  return text.split(";").map((part) => {
    const [, from, step, rate] = /^\s*(\d+)\s*\/\s*(\d+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    if (from === undefined || step === undefined || rate === undefined) {
      throw new DomainError(
        "INPUT_INVALID",
        `"${part.trim().slice(0, 40)}" is no step: write from, increment and price like 0/60=0.20.`,
      );
    }
    return { from, step, rate: decimalCell(rate) };
  });
}

/** Writes steps as they are read. */
export function stepsText(steps: readonly Step[]): string {
  return steps.map(({ from, step, rate }) => `${from}/${step}=${rate}`).join("; ");
}
