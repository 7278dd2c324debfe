import type { BillLanguage } from "./types.ts";

/**
 * The language of somebody's bill: its own if the operator offers it, else the operator's first.
 *
 * Shape   a tag such as `de-AT` asks for German.
 */
export function billLanguage(wanted: string, offered: readonly BillLanguage[]): BillLanguage {
  const base = wanted.split("-")[0];
  return offered.find((language) => language === base) ?? offered[0] ?? "en";
}
