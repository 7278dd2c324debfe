import type { SeedRecord } from "./record.ts";

const AGAIN_FROM = Date.UTC(2026, 8, 13, 23);
const AGAIN_UNTIL = Date.UTC(2026, 8, 16, 23);

/** Fjord's data of three September days, London time: the network sends these records a second time. */
export function isSentAgain({ side, operator, line, at }: SeedRecord): boolean {
  const isInDays = at >= AGAIN_FROM && at < AGAIN_UNTIL;
  return side === "uk" && operator === "fjord" && line === "UK-DATA" && isInDays;
}
