import type { TakenIdentifiers } from "@tributary/db/doors/operator-reads/taken-identifiers";
import { assignNumber } from "@tributary/domain/number/lifecycle";
import type { Instant } from "@tributary/domain/period/types";
import { storedStanding } from "../number/stored-standing.ts";
import type { FileSubscriber, RowFault } from "./subscriber-file.ts";

/** What the operator has of what a file names. */
export interface KnownIdentifiers {
  readonly numbers: ReadonlySet<string>;
  /** By ICCID. */
  readonly sims: ReadonlyMap<string, TakenIdentifiers["sims"][number]>;
  /** By IMSI, the ICCID of its SIM. */
  readonly imsis: ReadonlyMap<string, string>;
  /** By MSISDN. */
  readonly phones: ReadonlyMap<string, TakenIdentifiers["phones"][number]>;
  /** By the plan's code: the version that somebody who takes it now gets. */
  readonly plans: ReadonlyMap<string, string>;
}

export function knownIdentifiers(
  taken: TakenIdentifiers,
  plans: ReadonlyMap<string, string>,
): KnownIdentifiers {
  return {
    numbers: new Set(taken.numbers),
    sims: new Map(taken.sims.map((sim) => [sim.iccid, sim])),
    imsis: new Map(taken.imsis.map(({ imsi, iccid }) => [imsi, iccid])),
    phones: new Map(taken.phones.map((phone) => [phone.msisdn, phone])),
    plans,
  };
}

/**
 * Finds what of the rows cannot be: what stands in two of them, what somebody has already, what is unknown.
 *
 * Shape   one fault per row and column at the most.
 */
export function checkSubscribers(
  rows: readonly FileSubscriber[],
  known: KnownIdentifiers,
  at: Instant,
): RowFault[] {
  const seen = new Map<string, number>();
  const once = (kind: string, value: string, line: number): string | null => {
    const first = seen.get(`${kind} ${value}`);
    seen.set(`${kind} ${value}`, first ?? line);
    return first === undefined ? null : `${value} stands in line ${first} already.`;
  };
  return rows.flatMap((row) => {
    const { line, number, iccid, imsis, msisdn, plan, validFrom } = row;
    const found: readonly (readonly [string, string | null])[] = [
      ["number", once("number", number, line)],
      ["number", known.numbers.has(number) ? `${number} is a subscriber already.` : null],
      ["plan", plan !== null && !known.plans.has(plan) ? `There is no published plan ${plan}.` : null],
      ["iccid", iccid && once("iccid", iccid, line)],
      ["iccid", iccid && faultOfSim(row, known.sims.get(iccid), at)],
      ...imsis.flatMap((imsi) => [
        ["imsis", once("imsi", imsi, line)] as const,
        ["imsis", faultOfImsi(row, imsi, known.imsis.get(imsi), known.sims.has(iccid ?? ""))] as const,
      ]),
      ["msisdn", msisdn && once("msisdn", msisdn, line)],
      ["msisdn", msisdn && faultOfPhone(known.phones.get(msisdn), at)],
      ["validFrom", validFrom !== null && validFrom > at ? "That lies in the future." : null],
    ];
    const byColumn = new Map<string, string>();
    for (const [column, reason] of found) {
      if (reason !== null && reason !== "" && !byColumn.has(column)) byColumn.set(column, reason);
    }
    return [...byColumn].map(([column, reason]) => ({ line, column, reason }));
  });
}

function faultOfSim(
  { iccid, imsis }: FileSubscriber,
  known: TakenIdentifiers["sims"][number] | undefined,
  at: Instant,
): string | null {
  if (known === undefined) return imsis.length === 0 ? `SIM ${iccid} is new here: name its IMSI.` : null;
  const { status, availableFrom } = known;
  if (availableFrom !== null && availableFrom.getTime() > at) {
    return `SIM ${iccid} is yours from ${availableFrom.toISOString()} on.`;
  }
  return status === "in_stock" ? null : `SIM ${iccid} is ${status}: only one in stock can be given out.`;
}

function faultOfImsi(
  { iccid }: FileSubscriber,
  imsi: string,
  simOfIt: string | undefined,
  isSimKnown: boolean,
): string | null {
  if (simOfIt === iccid) return null;
  if (simOfIt !== undefined) return `IMSI ${imsi} is on SIM ${simOfIt}.`;
  return isSimKnown ? `IMSI ${imsi} is not on SIM ${iccid}, which is in stock.` : null;
}

function faultOfPhone(phone: TakenIdentifiers["phones"][number] | undefined, at: Instant): string | null {
  if (phone === undefined) return null;
  try {
    assignNumber(storedStanding(phone), at, null);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
