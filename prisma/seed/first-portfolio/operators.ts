export type Side = "de" | "uk";

/** How much of an operator's traffic falls on each line of an agreement, in parts of the operator's whole. */
export type Mix = Readonly<Record<string, number>>;

/** One operator's traffic under one agreement. */
export interface Presence {
  readonly operator: string;
  readonly side: Side;
  /** Weight of the operator's traffic among its siblings'. */
  readonly share: number;
  readonly sims: number;
  /** The digit after the network's code in its IMSIs. */
  readonly digit: number;
  readonly mix: Mix;
  /** Machines: small volumes around the clock instead of people's days. */
  readonly isMachines?: boolean;
  /** The wall-clock day of the month in September 2026 after which it has no traffic. */
  readonly lastDayOfSeptember?: number;
}

export const homeOf: Readonly<Record<Side, string>> = { de: "99940", uk: "99941" };

const mix = (
  data: number,
  dataEu: number,
  dataWorld: number,
  voice: number,
  voiceEu: number,
  voiceIntl: number,
  sms: number,
): Mix => ({
  "DATA-DOM": data,
  "DATA-EU": dataEu,
  "DATA-WORLD": dataWorld,
  "VOICE-DOM": voice,
  "VOICE-EU": voiceEu,
  "VOICE-INTL": voiceIntl,
  "SMS-DOM": sms,
});

const ukMix = (data: number, dataEu: number, voice: number, sms: number): Mix => ({
  "UK-DATA": data,
  "UK-DATA-EU": dataEu,
  "UK-VOICE": voice,
  "UK-SMS": sms,
});

export const presences: readonly Presence[] = [
  {
    operator: "aurora",
    side: "de",
    share: 40,
    sims: 5_900,
    digit: 1,
    mix: mix(440, 25, 0, 300, 20, 15, 200),
  },
  { operator: "brisa", side: "de", share: 22, sims: 3_300, digit: 2, mix: mix(420, 45, 0, 310, 20, 25, 180) },
  {
    operator: "cobalt",
    side: "de",
    share: 8,
    sims: 420,
    digit: 3,
    mix: mix(950, 0, 50, 0, 0, 0, 0),
    isMachines: true,
    lastDayOfSeptember: 17,
  },
  { operator: "dune", side: "de", share: 18, sims: 2_500, digit: 4, mix: mix(450, 20, 8, 280, 25, 17, 200) },
  {
    operator: "ember",
    side: "de",
    share: 12,
    sims: 1_450,
    digit: 5,
    mix: mix(300, 250, 0, 200, 120, 30, 100),
  },
  { operator: "fjord", side: "uk", share: 45, sims: 2_900, digit: 1, mix: ukMix(300, 20, 520, 160) },
  { operator: "grove", side: "uk", share: 25, sims: 1_650, digit: 2, mix: ukMix(500, 30, 300, 170) },
  { operator: "harbor", side: "uk", share: 20, sims: 1_300, digit: 3, mix: ukMix(250, 60, 550, 140) },
  { operator: "ember", side: "uk", share: 10, sims: 700, digit: 4, mix: ukMix(350, 150, 400, 100) },
];

/** This operator holds a range of IMSIs instead of a row per SIM. */
export const RANGE_HOLDER = "grove";

/** The SIM that moves from Aurora to Brisa on 2026-09-15 at 10:00 in Berlin. */
export const MOVED_INDEX = 77;
export const MOVED_AT = Date.UTC(2026, 8, 15, 8);

/** Of Cobalt's SIMs this one is held until 2026-09-25, a week longer than its operator lives. */
export const FORGOTTEN_INDEX = 11;

export const NOBODYS_DIGIT = 9;

export function imsiOf(side: Side, digit: number, index: number): string {
  return `${homeOf[side]}${digit}${String(index).padStart(9, "0")}`;
}

/** Nineteen digits, the last of which checks the others (ITU-T E.118). */
export function iccidOf(imsi: string): string {
  const body = `89${imsi.slice(0, 5)}${imsi.slice(5, 6)}${imsi.slice(-9)}0`;
  let sum = 0;
  for (let at = 0; at < body.length; at++) {
    const digit = Number(body.at(-1 - at));
    const doubled = at % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}

export function msisdnOf(imsi: string): string {
  return imsi.slice(0, 6) + imsi.slice(-7);
}
