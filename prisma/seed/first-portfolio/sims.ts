import { type Cell, csvText } from "../csv.ts";
import { utcClock } from "../wall-clock.ts";
import {
  FORGOTTEN_INDEX,
  iccidOf,
  imsiOf,
  MOVED_AT,
  MOVED_INDEX,
  msisdnOf,
  type Presence,
  presences,
  RANGE_HOLDER,
} from "./operators.ts";
import { agreementOf } from "./tariff.ts";

const HEADER = ["operator", "agreement", "imsi", "iccid", "msisdn", "validFrom", "validUntil", "isTest"];
const SINCE = "2025-06-01";
/** The first SIMs of the largest operator are its test SIMs: wholesale counts them, retail does not. */
export const TEST_SIMS = 4;

/** A row per SIM and holder; the operator with a range of IMSIs has none. */
export function simsCsv(): string {
  const rows = presences
    .filter(({ operator }) => operator !== RANGE_HOLDER)
    .flatMap((presence) =>
      Array.from({ length: presence.sims }, (_, index) => rowsOf(presence, index)).flat(),
    );
  return csvText([HEADER, ...rows]);
}

function rowsOf(presence: Presence, index: number): Cell[][] {
  const { operator, side, digit } = presence;
  const imsi = imsiOf(side, digit, index);
  const row = (holder: string, from: string, until: string | null): Cell[] => [
    holder,
    agreementOf[side],
    imsi,
    iccidOf(imsi),
    msisdnOf(imsi),
    from,
    until,
    String(operator === "aurora" && index < TEST_SIMS),
  ];
  if (operator === "aurora" && index === MOVED_INDEX) {
    const movedAt = utcClock(MOVED_AT);
    return [row("aurora", SINCE, movedAt), row("brisa", movedAt, null)];
  }
  return [row(operator, SINCE, operator === "cobalt" ? endOf(index) : null)];
}

function endOf(index: number): string {
  return index === FORGOTTEN_INDEX ? "2026-09-25" : "2026-09-18";
}
