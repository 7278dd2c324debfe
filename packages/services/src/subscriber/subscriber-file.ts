import { DomainError } from "@tributary/domain/error";
import { parseMsisdn } from "@tributary/domain/number/msisdn";
import type { Instant } from "@tributary/domain/period/types";
import { parseIccid } from "@tributary/domain/sim/iccid";
import { parseImsi } from "@tributary/domain/sim/imsi";
import type { Billing } from "@tributary/domain/subscriber/types";
import { parseCsv } from "../csv/parse-csv.ts";
import { momentReader } from "../portfolio/moment.ts";

/** One subscriber as its row has it; what the row leaves empty is null. */
export interface FileSubscriber {
  readonly line: number;
  readonly number: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly language: string;
  readonly billing: Billing;
  readonly plan: string | null;
  readonly iccid: string | null;
  readonly imsis: readonly string[];
  readonly msisdn: string | null;
  readonly validFrom: Instant | null;
}

/** Why a row cannot be taken. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export interface ReadSubscribers {
  readonly subscribers: readonly FileSubscriber[];
  readonly faults: readonly RowFault[];
}

export const COLUMNS = [
  ...([
    "number",
    "name",
    "email",
    "address",
    "language",
    "billing",
    "plan",
    "iccid",
    "imsis",
    "msisdn",
  ] as const),
  "validFrom",
] as const;
type Column = (typeof COLUMNS)[number];
type Cells = Partial<Readonly<Record<Column, string>>>;

const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u;
const LANGUAGE = /^[a-z]{2,3}(-[A-Z]{2})?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LONGEST_TEXT = 300;

/**
 * Reads a CSV of subscribers. The header row names the columns, in any order; a date is its first instant in
 * the zone.
 *
 * Shape   every row is either a subscriber or has a fault.
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the header row is not one of a subscriber file.
 */
export function readSubscriberFile(text: string, fileName: string, zone: string): ReadSubscribers {
  const delimiter = (text.split("\n", 1)[0] ?? "").includes(";") ? ";" : ",";
  const [header, ...rows] = parseCsv(text, { delimiter, fileName });
  const columns = readHeader(header?.cells ?? [], fileName);
  const readMoment = momentReader();
  const subscribers: FileSubscriber[] = [];
  const faults: RowFault[] = [];
  for (const { lineNumber: line, cells } of rows) {
    const given: Cells = Object.fromEntries(
      columns.map((name, index) => [name, cells[index] ?? ""]).filter(([, cell]) => cell !== ""),
    );
    const row = rowReader(line);
    subscribers.push(row.read(given, (cell) => readMoment(cell, zone)));
    if (row.faults.length > 0) subscribers.pop();
    faults.push(...row.faults);
  }
  return { subscribers, faults };
}

function readHeader(cells: readonly string[], fileName: string): Column[] {
  const known: readonly string[] = COLUMNS;
  const unknown = cells.find((name) => !known.includes(name));
  const fault =
    unknown !== undefined
      ? `"${unknown}" is no column of it`
      : new Set(cells).size < cells.length
        ? "a column stands there twice"
        : cells.includes("number")
          ? null
          : 'the column "number" is missing';
  if (fault === null) return cells as Column[];
  throw new DomainError(
    "FILE_UNREADABLE",
    `${fileName} does not read as a file of subscribers: ${fault}. Its first row names ${COLUMNS.join(",")}.`,
  );
}

/** Reads the cells of one row and gathers what is wrong with them. */
function rowReader(line: number) {
  const faults: RowFault[] = [];
  const fault = (column: Column, reason: string): void => {
    faults.push({ line, column, reason });
  };
  const parse = <Value>(
    column: Column,
    cell: string | undefined,
    read: (text: string) => Value,
  ): Value | null => {
    if (cell === undefined) return null;
    try {
      return read(cell);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      fault(column, error.message);
      return null;
    }
  };
  const matching = (
    column: Column,
    cell: string | undefined,
    pattern: RegExp,
    advice: string,
  ): string | null => {
    if (cell === undefined || (pattern.test(cell) && cell.length <= LONGEST_TEXT)) return cell ?? null;
    fault(column, advice);
    return null;
  };
  return {
    faults,
    read(cells: Cells, moment: (text: string) => Instant): FileSubscriber {
      if (cells.number === undefined) fault("number", "The subscriber has no number.");
      const billing = matching(
        "billing",
        cells.billing,
        /^(postpaid|prepaid)$/,
        "Write postpaid or prepaid.",
      );
      const imsis = (cells.imsis ?? "").split(/\s+/).filter((imsi) => imsi !== "");
      const read = {
        line,
        number: matching("number", cells.number, NUMBER, "A number has up to 40 letters and digits.") ?? "",
        name: matching("name", cells.name, /./, "A name has up to 300 characters."),
        email: matching("email", cells.email, EMAIL, "This is no e-mail address."),
        address: matching("address", cells.address, /./, "An address has up to 300 characters."),
        language:
          matching("language", cells.language, LANGUAGE, "Write a language like en or pt-BR.") ?? "en",
        billing: (billing ?? "postpaid") as Billing,
        plan: cells.plan ?? null,
        iccid: parse("iccid", cells.iccid, parseIccid),
        imsis: imsis.map((imsi) => parse("imsis", imsi, parseImsi) ?? ""),
        msisdn: parse("msisdn", cells.msisdn, parseMsisdn),
        validFrom: parse("validFrom", cells.validFrom, moment),
      };
      const holds = cells.plan ?? cells.iccid ?? cells.imsis ?? cells.msisdn;
      if (holds !== undefined && cells.validFrom === undefined)
        fault("validFrom", "Say since when it has its plan, SIM and number.");
      if (cells.imsis !== undefined && cells.iccid === undefined)
        fault("iccid", "The IMSIs belong to no SIM.");
      return read;
    },
  };
}
