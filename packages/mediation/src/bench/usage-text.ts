import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BenchSim } from "@tributary/db/bench/bench-database";

/** Ten operators from a thirtieth to a third of the SIMs, as a portfolio has them. */
export const OPERATORS = [30, 20, 14, 10, 8, 6, 4, 3, 3, 2].map((share, at) => ({
  id: `bench${String.fromCharCode(97 + at)}`,
  share,
}));

const IDENTITIES = "record_id,time,service,imsi,msisdn,other_party,plmn,apn,charging_id";
const HEADER = `${IDENTITIES},seconds,bytes_up,bytes_down,cell,imei\n`;
/** 1 October 2026, 00:00 in Berlin. */
const MONTH_STARTS_AT = Date.UTC(2026, 8, 30, 22);
const MONTH_SECONDS = 30 * 86_400;
const WINDOWS = 20;
const LATE_SECONDS = 5 * 86_400;
const ROWS_PER_CHUNK = 2_000;

/** The SIM of a number; blocks of numbers belong to one operator. */
export function simOf(number: number, sims: number): BenchSim {
  let below = (number / sims) * 100;
  const operator = OPERATORS.find(({ share }) => {
    below -= share;
    return below < 0;
  });
  return {
    operatorId: operator?.id ?? "",
    imsi: `26201${String(number).padStart(10, "0")}`,
    msisdn: `49170${String(number).padStart(8, "0")}`,
    iccid: `894920${String(number).padStart(13, "0")}`,
  };
}

export interface UsageText {
  readonly records: number;
  readonly sims: number;
  /** How many records the month has: a record's number says when in the month it began. */
  readonly monthRecords: number;
  /** The number of its first record; two files that share numbers share records. */
  readonly firstRecord: number;
}

/** Writes a file of usage: half data, a third calls, the rest messages; the same numbers, the same text. */
export async function writeUsageText(folder: string, name: string, usage: UsageText): Promise<string> {
  const path = join(folder, name);
  await pipeline(textOf(usage), createWriteStream(path));
  return path;
}

function* textOf({ records, sims, monthRecords, firstRecord }: UsageText): Generator<string> {
  yield HEADER;
  for (let done = 0; done < records; done += ROWS_PER_CHUNK) {
    let rows = "";
    for (let at = done; at < Math.min(done + ROWS_PER_CHUNK, records); at++) {
      const number = firstRecord + at;
      rows += rowOf(number, MONTH_STARTS_AT + secondOf(number, monthRecords) * 1000, sims);
    }
    yield rows;
  }
}

/**
 * When in the month a record began: anywhere in the twentieth of the month that its file is of, because
 * elements send when they please; 3 in 100 come up to five days late, some of them out of the month before.
 */
function secondOf(number: number, monthRecords: number): number {
  const window = MONTH_SECONDS / WINDOWS;
  const second = Math.floor((number * WINDOWS) / monthRecords) * window + (mixed(number, 7) % window);
  return mixed(number, 10) % 100 < 3 ? second - (mixed(number, 11) % LATE_SECONDS) : second;
}

function rowOf(number: number, instant: number, sims: number): string {
  const { imsi, msisdn } = simOf(mixed(number, 1) % sims, sims);
  // Berlin is two hours ahead of UTC until 25 October; the hour that comes twice is passed by.
  const local = new Date(instant + 7_200_000).toISOString();
  const kind = mixed(number, 2) % 6;
  const plmn = mixed(number, 3) % 20 === 0 ? "26801" : "26201";
  const head = `R${number},${local.slice(0, 10)} ${local.slice(11, 19)}`;
  const end = `${number % 997},3567${String(mixed(number, 4) % 100_000).padStart(11, "0")}\n`;
  if (kind < 3) {
    const [up, down] = [mixed(number, 5) % 3_000_000, mixed(number, 6) % 40_000_000];
    return `${head},DATA,${imsi},${msisdn},,${plmn},internet,${number},0,${up},${down},${end}`;
  }
  const other = `49${String(mixed(number, 8) % 1_000_000_000).padStart(10, "3")}`;
  if (kind < 5)
    return `${head},VOICE,${imsi},${msisdn},${other},${plmn},,,${mixed(number, 9) % 900},0,0,${end}`;
  return `${head},SMS,${imsi},${msisdn},${other},${plmn},,,0,0,0,${end}`;
}

/** A number that depends on both, and looks as if on neither. */
function mixed(number: number, salt: number): number {
  let value = Math.imul(number ^ (salt * 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
