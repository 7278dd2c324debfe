import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A file in nobody's format: semicolons, days first, decimal commas, names in another language, no unit in a
 * name. Twenty sessions and ten text messages in November, by SIMs of the sample's British network; five of
 * the sessions are of SIMs that nobody holds, two say no volume that can be read.
 *
 *   13 sessions and 10 messages of fjord's SIMs count
 *    5 sessions are of nobody's SIM
 *    2 sessions wait, as MALFORMED
 */
export const unknown = {
  agreement: "thamesgate-2026",
  source: "verbrauch-neu",
  name: "VERBRAUCH_00001.csv",
  rows: 30,
  accepted: 28,
  ours: 23,
  nobodys: 5,
  waiting: 2,
} as const;

const FJORD = "999411";
const STRANGER = "999499";

interface Row {
  readonly holder: string;
  readonly kind: "Daten" | "Kurznachricht";
  readonly volume: string;
}

const repeat = (count: number, row: Row): Row[] => Array.from({ length: count }, () => row);

const rows = [
  ...repeat(13, { holder: FJORD, kind: "Daten", volume: "1.024,50" }),
  ...repeat(5, { holder: STRANGER, kind: "Daten", volume: "1.024,50" }),
  ...repeat(10, { holder: FJORD, kind: "Kurznachricht", volume: "" }),
  ...repeat(2, { holder: FJORD, kind: "Daten", volume: "unbekannt" }),
];

/** Writes the file; answers its path. */
export function writeUnknown(folder: string): string {
  const lines = rows.map(({ holder, kind, volume }, index) => {
    const sim = String(index % 10).padStart(9, "0");
    const day = String(3 + Math.floor(index / 3)).padStart(2, "0");
    const second = String(index).padStart(2, "0");
    return [index + 1, `${day}.11.2026 12:00:${second}`, holder + sim, kind, "99941", volume].join(";");
  });
  const path = join(folder, unknown.name);
  writeFileSync(path, `${["Lfd-Nr;Zeitpunkt;Karte;Leistung;Netz;Datenmenge", ...lines].join("\r\n")}\r\n`);
  return path;
}
