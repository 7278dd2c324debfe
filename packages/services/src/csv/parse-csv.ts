import { DomainError } from "@tributary/domain/error";
import { createRowScanner } from "@tributary/mediation/csv/row-scanner";

export interface CsvOptions {
  readonly delimiter: string;
  /** Named in the refusal of a row that cannot be read. */
  readonly fileName: string;
}

/** One row, with the line of the file on which it starts, counted from 1. */
export interface CsvRow {
  readonly lineNumber: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

const LONGEST_ROW_BYTES = 1_048_576;

/**
 * Splits CSV text into rows by the scanner that reads usage files; old line ends of a single CR are taken as
 * well. Rows without any text are passed over. A document is read whole or not at all, so one bad row refuses
 * it.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, naming the line.
 */
export function parseCsv(text: string, { delimiter, fileName }: CsvOptions): CsvRow[] {
  const rows: CsvRow[] = [];
  const syntax = { encoding: "utf-8", quote: '"', quotedNewlines: true } as const;
  const scanner = createRowScanner(
    { ...syntax, delimiter, maxRecordBytes: LONGEST_ROW_BYTES },
    ({ line: lineNumber, fields, fault }) => {
      if (fault !== null) {
        throw new DomainError("FILE_UNREADABLE", `${fileName}, line ${lineNumber}: ${fault}.`, {
          lineNumber,
        });
      }
      const cells = fields.texts();
      if (cells.some((cell) => cell !== "")) rows.push({ lineNumber, cells });
    },
  );
  scanner.push(Buffer.from(text.includes("\n") ? text : text.replaceAll("\r", "\n")));
  scanner.end();
  return rows;
}
