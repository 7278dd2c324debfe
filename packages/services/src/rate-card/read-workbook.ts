import { DomainError } from "@tributary/domain/error";
import { unzipSync } from "fflate";
import readXlsx from "read-excel-file/node";
import type { CsvRow } from "../csv/parse-csv.ts";

/** What a workbook may be unpacked: one that says it is larger is not opened. */
const LARGEST_UNPACKED = 200_000_000;

/**
 * Reads the rows of a workbook's first sheet as texts. A number is a double there: it is taken as the
 * shortest decimal that means this double, which is what was typed.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<CsvRow[]> {
  const [first] = await openWorkbook(bytes, fileName);
  const rows = first?.data ?? [];
  return rows.flatMap((row, index) => {
    const cells = row.map(cellText);
    return cells.some((cell) => cell !== "") ? [{ lineNumber: index + 1, cells }] : [];
  });
}

async function openWorkbook(bytes: Uint8Array, fileName: string) {
  try {
    if (unpackedSize(bytes) > LARGEST_UNPACKED) throw new RangeError("it is too large");
    return await readXlsx(Buffer.from(bytes), { parseNumber: (text) => String(Number(text)) });
  } catch {
    throw new DomainError(
      "FILE_UNREADABLE",
      `${fileName} is not a workbook that can be read: save it as XLSX, without a password, or as CSV.`,
    );
  }
}

function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return false;
    },
  });
  return size;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString() : String(cell).trim();
}
