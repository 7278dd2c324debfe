import { type Cell, csvText } from "../csv.ts";
import { HOME_PLMN, simsHeld } from "./table.ts";

export const AGREEMENT = "de1-2026";

const FIRST_OF: Readonly<Record<string, number>> = { op_a: 100_000_000, op_b: 200_000_000 };
/** Numbers from here on belong to no operator of the portfolio. */
export const NOBODY_FIRST = 900_000_000;

export function imsiOf(operator: string | null, index: number): string {
  return `${HOME_PLMN}0${(operator === null ? NOBODY_FIRST : (FIRST_OF[operator] ?? 0)) + index}`;
}

export function msisdnOf(imsi: string): string {
  return `99940${imsi.slice(-9)}`;
}

/** One row per SIM: 48,000 of A, 21,500 of B. C holds none. */
export function simsCsv(): string {
  const rows: Cell[][] = [
    ["operator", "agreement", "imsi", "iccid", "msisdn", "validFrom", "validUntil", "isTest"],
  ];
  for (const [operator, held] of Object.entries(simsHeld)) {
    for (let index = 0; index < held; index += 1) {
      const imsi = imsiOf(operator, index);
      rows.push([
        operator,
        AGREEMENT,
        imsi,
        `8999940${imsi.slice(-10)}00`,
        msisdnOf(imsi),
        "2026-01-01",
        null,
        "false",
      ]);
    }
  }
  return csvText(rows);
}
