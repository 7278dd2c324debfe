import { type Cell, csvText } from "../csv.ts";
import type { StoryFile } from "../story.ts";
import { offsetHours, wallClock, wallClockWithOffset } from "../wall-clock.ts";
import { msisdnOf } from "./operators.ts";
import { type SeedRecord, type Source, serviceOf } from "./record.ts";
import { isSentAgain } from "./sent-again.ts";
import { strayRows } from "./stray-rows.ts";

/** A file of one source and the day of its arrival, by which the story's steps pick it. */
export interface UsageFile extends StoryFile {
  readonly source: Source;
  /** The first moment of the day on which it arrives. */
  readonly arrivesAt: number;
  readonly isLost: boolean;
}

const DAY = 24 * 3_600_000;
const FIRST_DAY = Date.UTC(2026, 7, 1);
const LATE_FILE_DAY = Date.UTC(2026, 9, 20);
/** Days a file covers: exchanges write every day, roaming partners and the British network every week. */
const SPAN: Readonly<Record<Source, number>> = { msc: DAY, tap: 7 * DAY, cdr: 7 * DAY };
const NAME: Readonly<Record<Source, string>> = { msc: "NK_MSC", tap: "NK_TAP", cdr: "TG_CDR" };

export const HEADER: Readonly<Record<Source, readonly string[]>> = {
  msc: ["record_id", "start", "type", "imsi", "msisdn", "dialled", "network", "duration", "volume_kb"],
  tap: [
    "seq",
    "imsi",
    "visited_network",
    "service",
    "local_time",
    "utc_offset",
    "duration",
    "bytes_up",
    "bytes_down",
  ],
  cdr: ["call_id", "date", "time", "kind", "imsi", "a_number", "b_number", "plmn", "length", "mib"],
};

/**
 * Sorts the records into the files in which they arrive, numbered without a gap, each with its stray rows.
 * What is sent
 * again stands in a file of its own behind the first one.
 */
export function usageFiles(records: readonly SeedRecord[]): UsageFile[] {
  const batches = new Map<string, SeedRecord[]>();
  for (const record of records) {
    const key = `${record.source} ${startOf(record)} ${record.file === "lost" ? 1 : 0}`;
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [record]);
    else batch.push(record);
  }
  const ordered = [...batches.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const numbers: Record<Source, number> = { msc: 212, tap: 30, cdr: 30 };
  let nextRecord = 10_000_001;
  const fileOf = (source: Source, start: string, rows: Cell[][], isLost: boolean): UsageFile => {
    numbers[source] += 1;
    const path = `usage/${NAME[source]}_${String(numbers[source]).padStart(5, "0")}.csv`;
    const text = textOf(source, rows, numbers[source]);
    return { path, text, source, arrivesAt: Number(start) + SPAN[source], isLost };
  };
  return ordered.flatMap(([key, batch]) => {
    const [source, start, lost] = key.split(" ") as [Source, string, string];
    const rows = batch
      .toSorted((a, b) => a.at - b.at)
      .map((record) => ({ record, row: rowOf(record, `${NAME[source].slice(0, 2)}${nextRecord++}`) }));
    const allRows = rows.map(({ row }) => row);
    const file = fileOf(source, start, allRows, lost === "1");
    const again = rows.filter(({ record }) => isSentAgain(record)).map(({ row }) => row);
    return again.length === 0 ? [file] : [file, fileOf(source, start, again, false)];
  });
}

/** The first wall-clock day of the file that a record travels in. */
function startOf(record: SeedRecord): number {
  if (record.file === "late") return LATE_FILE_DAY;
  const zone = record.side === "de" ? "Europe/Berlin" : "Europe/London";
  const wall = record.at + offsetHours(zone, record.at) * 3_600_000;
  const span = SPAN[record.source];
  return FIRST_DAY + Math.floor((wall - FIRST_DAY) / span) * span;
}

function textOf(source: Source, rows: Cell[][], sequence: number): string {
  const all = [...rows, ...strayRows(source, sequence)];
  if (source !== "msc") return csvText([[...HEADER[source]], ...all]);
  // The exchange closes each file with the number of its records.
  const trailer: Cell[] = ["TRAILER", all.length, null, null, null, null, null, null, null];
  return csvText([[...HEADER.msc], ...all, trailer], ";");
}

function rowOf(record: SeedRecord, recordId: string): Cell[] {
  const service = serviceOf(record.line);
  const { imsi, other, network, seconds, volume } = record;
  switch (record.source) {
    case "msc": {
      const start = wallClockWithOffset("Europe/Berlin", record.at);
      return [recordId, start, service.toUpperCase(), imsi, msisdnOf(imsi), other, network, seconds, volume];
    }
    case "tap": {
      const local = wallClock("Europe/Berlin", record.at).replace(/[-:T]/g, "");
      const offset = `+0${offsetHours("Europe/Berlin", record.at)}00`;
      const up = Math.floor(volume / 9) * 1000;
      return [recordId, imsi, network, service, local, offset, seconds, up, volume * 1000 - up];
    }
    case "cdr": {
      const [date = "", time = ""] = wallClock("Europe/London", record.at).split("T");
      const day = date.split("-").reverse().join("/");
      const isInRange = imsi.startsWith("999412");
      return [
        recordId,
        day,
        time,
        service === "data" ? "D" : service === "voice" ? "V" : "S",
        imsi,
        isInRange ? null : msisdnOf(imsi),
        other,
        network,
        new Date(seconds * 1000).toISOString().slice(11, 19),
        volume,
      ];
    }
  }
}
