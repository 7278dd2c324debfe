import { homeOf, imsiOf, NOBODYS_DIGIT } from "./operators.ts";
import type { SeedRecord } from "./record.ts";

const MINUTE = 60_000;

/**
 * SIMs of Harbor with which something odd is done. Those of one who never pays beyond the plan (the large one
 * has calls and texts without a limit, and slows down) keep out of the way of the limit on what a SIM spends.
 */
export const oddSims = {
  spender: imsiOf("uk", 3, 0),
  downloader: imsiOf("uk", 3, 5),
  caller: imsiOf("uk", 3, 6),
  texter: imsiOf("uk", 3, 7),
  premium: imsiOf("uk", 3, 8),
  /** Given out on October 26th. */
  traveller: imsiOf("uk", 3, 504),
} as const;

/** What begins so costs whoever calls it extra; no everyday call goes there. */
export const PREMIUM_PREFIX = `${homeOf.uk}90`;

/** Usage that detectors are to find, all of it under the British agreement, which rounds record by record. */
export function plantedUsage(): SeedRecord[] {
  return [...nobodysCalls(), ...oddEvening(), ...roamer()];
}

/**
 * Calls of ten to twenty seconds by SIMs that nobody has told us of. At 0.028 a minute, cut off after the
 * penny, each costs nothing.
 */
function nobodysCalls(): SeedRecord[] {
  return Array.from({ length: 260 }, (_, index) => ({
    ...british(imsiOf("uk", NOBODYS_DIGIT, 100 + (index % 40)), "UK-VOICE", Date.UTC(2026, 8, 10, 8)),
    operator: null,
    at: Date.UTC(2026, 8, 10, 8) + index * 4 * MINUTE,
    other: dialled(index),
    seconds: 10 + (index % 11),
  }));
}

/** On September 17th five of Harbor's SIMs do more than anybody does on a day. */
function oddEvening(): SeedRecord[] {
  const evening = Date.UTC(2026, 8, 17, 17);
  const after = (minutes: number): number => evening + minutes * MINUTE;
  const each = <Row>(count: number, row: (index: number) => Row): Row[] =>
    Array.from({ length: count }, (_, index) => row(index));
  const { spender, downloader, caller, texter, premium } = oddSims;
  return [
    ...each(3, (index) => ({ ...british(spender, "UK-DATA", after(40 * index)), volume: 1_100 })),
    ...each(5, (index) => ({ ...british(downloader, "UK-DATA", after(30 * index)), volume: 900 })),
    ...each(4, (index) => ({
      ...british(caller, "UK-VOICE", after(40 * index)),
      ...{ other: dialled(index), seconds: 35 * 60 },
    })),
    ...each(80, (index) => ({
      ...british(texter, "UK-SMS", evening + index * 30_000),
      other: dialled(500 + index),
    })),
    ...each(5, (index) => ({
      ...british(premium, "UK-VOICE", after(7 * index)),
      ...{ other: `${PREMIUM_PREFIX}00000${index}`, seconds: 20 },
    })),
  ];
}

/** A SIM abroad on its fourth day: three MiB at 3.10 the GiB are less than a penny. */
function roamer(): SeedRecord[] {
  return Array.from({ length: 2 }, (_, index) => ({
    ...british(oddSims.traveller, "UK-DATA-EU", Date.UTC(2026, 9, 30, 10 + index)),
    ...{ network: "99951", volume: 3 },
  }));
}

function british(imsi: string, line: string, at: number) {
  return {
    ...({ side: "uk", source: "cdr", operator: "harbor", network: homeOf.uk, isOurs: true } as const),
    ...{ imsi, line, at, other: null as string | null, seconds: 0, volume: 0 },
  };
}

function dialled(index: number): string {
  return `${homeOf.uk}7${String(1_000_000 + index)}`;
}
