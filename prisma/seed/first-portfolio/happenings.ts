import type { Random } from "../random.ts";
import { homeOf, imsiOf, MOVED_AT, MOVED_INDEX } from "./operators.ts";
import type { SeedRecord } from "./record.ts";

const MINUTE = 60_000;

/**
 * What is not everyday: a fleet's update at midnight, a tour group, a SIM that moves, late and orphaned
 * records.
 */
export function happenings(random: Random): SeedRecord[] {
  return [
    ...fleetUpdate(random),
    ...tourGroup(random),
    ...movedSim(random),
    ...lateRecords(random),
    ...afterTheEnd(random),
  ];
}

/**
 * Cobalt's fleet abroad loads its firmware on September 1st from 00:10 in Berlin: in UTC that is still
 * August.
 */
function fleetUpdate(random: Random): SeedRecord[] {
  return Array.from({ length: 60 }, (_, index) => ({
    ...abroad("cobalt", 3, 100 + index, "DATA-WORLD", "99971"),
    at: Date.UTC(2026, 7, 31, 22, 10) + random.below(95 * 60) * 1000,
    volume: random.between(180_000, 230_000),
  }));
}

/**
 * In August Ember's travellers are on network 99972, which reports in one file of its own; that file gets
 * lost.
 */
function tourGroup(random: Random): SeedRecord[] {
  return Array.from({ length: 140 }, (_, index) => ({
    ...abroad("ember", 5, 20 + (index % 25), "DATA-WORLD", "99972"),
    at: Date.UTC(2026, 7, 17, 9) + random.below(4 * 24 * 60) * MINUTE,
    volume: random.between(40_000, 120_000),
    file: "lost" as const,
  }));
}

/** One SIM, two holders: the record at 09:59:59 in Berlin is Aurora's, the one at 10:00:00 is Brisa's. */
function movedSim(random: Random): SeedRecord[] {
  const imsi = imsiOf("de", 1, MOVED_INDEX);
  const days = Array.from({ length: 40 }, (_, day) => MOVED_AT + (day - 20) * 24 * 60 * MINUTE + 37 * MINUTE);
  return [MOVED_AT - 1000, MOVED_AT, ...days].map((at) => ({
    ...abroad(at < MOVED_AT ? "aurora" : "brisa", 1, MOVED_INDEX, "DATA-DOM", homeOf.de),
    source: "msc" as const,
    imsi,
    at,
    volume: random.between(50_000, 400_000),
  }));
}

/**
 * Records of September 29th that reach us in the file of October 20th, when September is closed. The MNO
 * bills them.
 */
function lateRecords(random: Random): SeedRecord[] {
  return Array.from({ length: 30 }, (_, index) => ({
    ...abroad("dune", 4, 40 + index, "DATA-DOM", homeOf.de),
    source: "msc" as const,
    at: Date.UTC(2026, 8, 29, 11) + random.below(300) * MINUTE,
    volume: random.between(300_000, 800_000),
    isOurs: false,
    file: "late" as const,
  }));
}

/** A forgotten machine of Cobalt still talks on September 20th, three days after its operator's last. */
function afterTheEnd(random: Random): SeedRecord[] {
  return Array.from({ length: 6 }, (_, index) => ({
    ...abroad("cobalt", 3, 11, "DATA-DOM", homeOf.de),
    source: "msc" as const,
    at: Date.UTC(2026, 8, 20, 3 + index),
    volume: random.between(90, 600),
    isOurs: false,
  }));
}

function abroad(operator: string, digit: number, index: number, line: string, network: string) {
  return {
    side: "de",
    source: "tap",
    line,
    operator,
    imsi: imsiOf("de", digit, index),
    other: null,
    network,
    seconds: 0,
    isOurs: true,
  } as const;
}
