import { DomainError } from "@tributary/domain/error";
import { type Command, InvalidArgumentError } from "commander";

export interface PeriodOptions {
  readonly agreement: string;
  readonly period: string;
}

/** Adds the two options that name a month of an agreement. */
export function withPeriod(command: Command): Command {
  return command
    .requiredOption("--agreement <name>", "the wholesale agreement, by its code")
    .requiredOption("--period <YYYY-MM>", "the month", periodLabel);
}

export function periodLabel(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError(`"${text}" is not a month: write it like 2026-10.`);
}

/** Reads KEY=AMOUNT pairs such as L2=738.00. */
export function keyedAmounts(pairs: readonly string[]): { readonly key: string; readonly amount: string }[] {
  return pairs.map((pair) => {
    const at = pair.lastIndexOf("=");
    if (at > 0) return { key: pair.slice(0, at), amount: pair.slice(at + 1) };
    throw new DomainError(
      "INPUT_INVALID",
      `"${pair}" names no line with an amount: write it like L2=738.00.`,
    );
  });
}
