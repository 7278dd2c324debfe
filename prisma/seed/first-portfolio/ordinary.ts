import type { Random } from "../random.ts";
import { type Month, momentIn, months } from "./calendar.ts";
import {
  homeOf,
  imsiOf,
  MOVED_INDEX,
  NOBODYS_DIGIT,
  type Presence,
  presences,
  type Side,
} from "./operators.ts";
import { type SeedRecord, serviceOf } from "./record.ts";

const EU_NETWORKS = ["99951", "99952", "99953"] as const;
const WORLD_NETWORK = "99971";
/**
 * Of a thousand domestic records, those of SIMs that belong to nobody in the portfolio: under the cap of 1 %.
 */
const NOBODYS_PER_MILLE = 4;
const NOBODYS_SIMS = 12;

/** Three months of everyday traffic of every operator. */
export function ordinaryRecords(random: Random): SeedRecord[] {
  return months.flatMap((month) =>
    presences.flatMap((presence) => {
      const siblings = presences.filter(({ side }) => side === presence.side);
      const whole = siblings.reduce((sum, { share }) => sum + share, 0);
      const count = Math.round(
        (month.records[presence.side] * presence.share * lived(presence, month)) / whole,
      );
      return Array.from({ length: count }, () => ordinaryRecord(presence, month, random));
    }),
  );
}

/** The part of a month's days on which an operator has traffic. */
function lived(presence: Presence, month: Month): number {
  return lastDayOf(presence, month) / month.days;
}

function lastDayOf({ lastDayOfSeptember }: Presence, { month, days }: Month): number {
  if (lastDayOfSeptember === undefined || month < 9) return days;
  return month === 9 ? lastDayOfSeptember : 0;
}

function ordinaryRecord(presence: Presence, month: Month, random: Random): SeedRecord {
  const { side, isMachines = false, mix } = presence;
  const line = Object.keys(mix)[random.weighted(Object.values(mix))] ?? "";
  const service = serviceOf(line);
  const rhythm = isMachines ? "machines" : service === "data" ? "data" : "voice";
  const isNobodys = isSharedLine(line) && random.below(1000) < NOBODYS_PER_MILLE;
  const digit = isNobodys ? NOBODYS_DIGIT : presence.digit;
  const index = random.below(isNobodys ? NOBODYS_SIMS : presence.sims);
  return {
    side,
    source: side === "uk" ? "cdr" : /-(EU|WORLD)$/.test(line) ? "tap" : "msc",
    line,
    operator: isNobodys ? null : presence.operator,
    at: momentIn(month, side, rhythm, lastDayOf(presence, month), random),
    imsi: imsiOf(side, digit, index === MOVED_INDEX ? index + 1 : index),
    other: service === "data" ? null : otherParty(line, side, random),
    network: networkOf(line, side, random),
    seconds: service === "voice" ? Math.min(random.between(4, 640), random.between(4, 640)) : 0,
    volume: service === "data" ? volumeOf(line, isMachines, random) : 0,
    isOurs: true,
  };
}

/**
 * Lines that the invoices print in one sum, without an operator's account: only they can hold nobody's usage.
 */
function isSharedLine(line: string): boolean {
  return ["DATA-DOM", "VOICE-DOM", "VOICE-INTL", "SMS-DOM", "UK-VOICE"].includes(line);
}

function otherParty(line: string, side: Side, random: Random): string {
  const prefix = line === "VOICE-INTL" ? "99986" : homeOf[side];
  return `${prefix}7${String(random.below(10_000_000)).padStart(7, "0")}`;
}

function networkOf(line: string, side: Side, random: Random): string {
  if (line.endsWith("-EU")) return random.pick(EU_NETWORKS);
  return line.endsWith("-WORLD") ? WORLD_NETWORK : homeOf[side];
}

function volumeOf(line: string, isMachines: boolean, random: Random): number {
  if (line.startsWith("UK-")) return random.between(8, line === "UK-DATA" ? 700 : 420);
  if (isMachines) return random.between(90, 6_000);
  if (line === "DATA-WORLD") return random.between(4_000, 110_000);
  return random.between(15_000, line === "DATA-EU" ? 720_000 : 900_000);
}
