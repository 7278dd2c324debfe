import type { Issue } from "@tributary/db/terms/issues";
import { issuePath } from "@tributary/db/terms/issues";
import { DomainError } from "@tributary/domain/error";
import type { z } from "zod";
import { parseCsv } from "../csv/parse-csv.ts";
import { simSchema } from "./schema.ts";

export type SimEntry = z.output<typeof simSchema>;

/** A SIM with its operator and with the place in the files where it stands. */
export interface PlacedSim {
  readonly operator: string;
  readonly sim: SimEntry;
  readonly place: string;
}

const COLUMNS = ["operator", "agreement", "imsi", "iccid", "msisdn", "validFrom", "validUntil", "isTest"];
const REQUIRED = ["operator", "agreement", "imsi", "validFrom"];

/**
 * Reads a CSV of SIMs. The header row names the columns, in any order; empty cells take the default.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the header row is not one of a SIM file.
 */
export function readSimFile(text: string, fileName: string): { sims: PlacedSim[]; issues: Issue[] } {
  const [header, ...rows] = parseCsv(text, { delimiter: ",", fileName });
  const columns = readHeader(header?.cells ?? [], fileName);
  const sims: PlacedSim[] = [];
  const issues: Issue[] = [];
  for (const { lineNumber, cells } of rows) {
    const place = `${fileName} line ${lineNumber}`;
    const { operator = "", isTest, ...fields } = readCells(columns, cells);
    const parsed = simSchema.safeParse({
      ...fields,
      ...(isTest === undefined ? {} : { isTest: truth(isTest) }),
    });
    if (parsed.success) sims.push({ operator, sim: parsed.data, place });
    else issues.push(...parsed.error.issues.map((issue) => placed(issue, place)));
  }
  return { sims, issues };
}

function readHeader(cells: readonly string[], fileName: string): string[] {
  const names = cells.map((cell) => cell.trim());
  const unknown = names.find((name) => !COLUMNS.includes(name));
  const missing = REQUIRED.find((name) => !names.includes(name));
  if (unknown === undefined && missing === undefined) return names;
  const fault =
    unknown === undefined ? `the column "${missing}" is missing` : `"${unknown}" is no column of it`;
  throw new DomainError(
    "FILE_UNREADABLE",
    `${fileName} does not read as a SIM file: ${fault}. Its first row names ${COLUMNS.join(",")}.`,
  );
}

function readCells(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const named = columns.map((name, index): [string, string] => [name, (cells[index] ?? "").trim()]);
  return Object.fromEntries(named.filter(([, value]) => value !== ""));
}

/** Anything but the four usual words stays as it is, for the schema to refuse. */
function truth(text: string): boolean | string {
  if (/^(true|1)$/i.test(text)) return true;
  return /^(false|0)$/i.test(text) ? false : text;
}

function placed(issue: Issue, place: string): Issue {
  return { path: [], message: `${place}: ${issuePath(issue.path)} ${issue.message}` };
}
