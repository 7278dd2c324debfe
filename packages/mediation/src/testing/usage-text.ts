import { Readable } from "node:stream";
import type { MediationDoors, PreparedSource } from "../pipeline/prepare-source.ts";
import { ingestFile } from "../usage-file/ingest-file.ts";
import type { IngestResult } from "../usage-file/types.ts";
import { HEADER } from "./portfolio.ts";

/** One event of the tests' own files; what is left out is empty, the kind is a voice call. */
export interface UsageLine {
  readonly time: string;
  readonly imsi?: string;
  readonly msisdn?: string;
  readonly other?: string;
  readonly type?: string;
  readonly seconds?: number;
  readonly bytes?: number;
  readonly plmn?: string;
}

export function usageLine(line: UsageLine): string {
  const {
    time,
    imsi = "",
    msisdn = "",
    other = "4930123",
    type = "V",
    seconds = 60,
    bytes = 0,
    plmn = "",
  } = line;
  return [time, imsi, msisdn, other, type, seconds, bytes, plmn].join(",");
}

/** A whole file with its header row. */
export function usageText(lines: readonly UsageLine[]): string {
  return `${[HEADER, ...lines.map(usageLine)].join("\n")}\n`;
}

/** Long after every event of the tests. */
export const receivedAt = Date.UTC(2027, 0, 1);

/** Ingests a text as a file. */
export function ingestText(
  doors: MediationDoors,
  source: string | PreparedSource,
  name: string,
  text: string | Buffer,
  at = receivedAt,
): Promise<IngestResult> {
  return ingestFile(doors, { stream: Readable.from([Buffer.from(text)]), name, source, receivedAt: at });
}
