import type { Reader } from "./reader.ts";
import { settledSums } from "./settled-sums.ts";

/** Every statement the portfolio asks in SQL of its own, by name: sums and pages over all operators at once. */
export function portfolioReads(reader: Reader) {
  return {
    settledSums: settledSums.bind(null, reader),
  };
}

export type PortfolioReads = ReturnType<typeof portfolioReads>;
