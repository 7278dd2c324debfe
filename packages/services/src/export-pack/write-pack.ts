import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { PackedCharge, PackedRecord } from "@tributary/db/doors/operator-reads/packed-records";
import {
  CDR_COLUMNS,
  CHARGE_COLUMNS,
  LEFT_OUT,
  PACKED_TABLES,
  PERSONAL_OF_RECORDS,
} from "@tributary/domain/export-pack/pack-tables";
import type { PackedFile, PackedTicketFiles, PackManifest } from "@tributary/domain/export-pack/types";
import { nextLabel } from "@tributary/domain/period/period";
import type { SubscriberKeys } from "../subscriber/seal-keys.ts";
import { type PackedRow, packedHead, packedLines } from "./csv-cells.ts";
import { personalOpener, readColumns } from "./open-personal.ts";
import { type KeepPart, type PackArchive, packArchive } from "./pack-archive.ts";
import { tablePages } from "./table-pages.ts";
import {
  type FileLimits,
  listTicketFiles,
  NO_TICKET_FILES,
  type WrittenTicketFiles,
  writeTicketFiles,
} from "./ticket-files.ts";

/** A spreadsheet takes a million lines; a file of records has half of them at most. */
const ROWS_PER_FILE = 500_000;
const PAGE = 5_000;
/** The tables are read as of one instant for as long as that takes. */
const LONGEST_MILLISECONDS = 3_600_000;
/** Nobody of a portfolio has records of before. */
const FIRST_MONTH = "2015-01";
const AMOUNTS =
  "Decimals of the currency's unit; the currency stands in its row, its bill's or its rate card's.";

export interface PackRequest {
  readonly includesPersonal: boolean;
  readonly keys: SubscriberKeys;
  readonly at: Date;
  readonly keep: KeepPart;
  readonly limits?: FileLimits;
  /** Told after each page which file is written, and how many rows there are by now. */
  readonly onProgress: (stage: string, rows: number) => Promise<void>;
}

export interface WrittenPack {
  readonly parts: number;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly manifest: PackManifest;
}

export interface Writing {
  readonly archive: PackArchive;
  readonly files: PackedFile[];
  /** Counts rows and tells of it. */
  readonly tell: (stage: string, rows: number) => Promise<void>;
}

/** Writes all that is an operator's own, a page at a time. */
export async function writePack(db: OperatorDb, request: PackRequest): Promise<WrittenPack> {
  const { includesPersonal, at, keep, onProgress } = request;
  const archive = packArchive(keep);
  const files: PackedFile[] = [];
  let all = 0;
  const tell = async (stage: string, rows: number): Promise<void> => {
    all += rows;
    await onProgress(stage, all);
  };
  const writing = { archive, files, tell };
  const listed = await db.$transaction(
    async (tx) => {
      await writeTables(writing, tx, db.operatorId, request);
      return includesPersonal ? listTicketFiles(tx) : [];
    },
    { isolationLevel: "RepeatableRead", timeout: LONGEST_MILLISECONDS },
  );
  await writeRecords(writing, db, request);
  const written = await writeTicketFiles(writing, db, { listed, limits: request.limits });
  const head = {
    ...{ operator: db.operatorId, takenAt: at.toISOString(), includesPersonal, amounts: AMOUNTS },
    ...{ files, leftOut: includesPersonal ? LEFT_OUT : { ...LEFT_OUT, ...NO_TICKET_FILES } },
  };
  const last = archive.file("manifest.json", "");
  const whole = includesPersonal ? { ...head, ticketFiles: written } : head;
  await last.write(`${JSON.stringify(whole, null, 2)}\n`, 0);
  last.end();
  // Names of files tell of people, and this manifest outlives the archive.
  const ticketFiles = countsOf(written);
  return { ...(await archive.end()), manifest: includesPersonal ? { ...head, ticketFiles } : head };
}

function countsOf({ files, leftOut }: WrittenTicketFiles): PackedTicketFiles {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { files: files.length, bytes, leftOut: leftOut.length };
}

async function writeTables(
  writing: Writing,
  tx: OperatorTables,
  operatorId: string,
  { includesPersonal, keys }: PackRequest,
): Promise<void> {
  for (const [name, table] of Object.entries(PACKED_TABLES)) {
    const open = personalOpener(table, { includesPersonal, operatorId, keys });
    const pages = tablePages(tx, table, readColumns(table));
    await writeFiles(writing, { name, table: name, columns: table.columns, open, pages });
  }
}

async function writeRecords(writing: Writing, db: OperatorDb, { includesPersonal, at }: PackRequest) {
  const nothing = Object.fromEntries(PERSONAL_OF_RECORDS.map((column) => [column, null]));
  const open = (row: PackedRow): PackedRow => (includesPersonal ? row : { ...row, ...nothing });
  const { months, packedRecords, packedCharges } = db.usage.reads;
  const until = nextLabel(at.toISOString().slice(0, 7));
  const held = await months({ from: FIRST_MONTH, to: until });
  for (const month of [...held].reverse()) {
    const span = {
      from: new Date(`${month}-01T00:00:00Z`),
      until: new Date(`${nextLabel(month)}-01T00:00:00Z`),
    };
    const pages = pagesOf<PackedRecord>(PAGE, (last) =>
      packedRecords({ ...span, after: last?.key ?? null, limit: PAGE }),
    );
    await writeFiles(writing, { name: `usage/${month}`, table: "cdr", columns: CDR_COLUMNS, open, pages });
  }
  const charges = pagesOf<PackedCharge>(PAGE, (after) => packedCharges({ after, limit: PAGE }));
  await writeFiles(writing, {
    ...{ name: "usage/charges", table: "retail_charge", columns: CHARGE_COLUMNS, pages: charges },
    open: (row) => row,
  });
}

async function* pagesOf<Row extends PackedRow>(
  limit: number,
  read: (last: Row | null) => Promise<Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let last: Row | null = null; ; ) {
    const page: Row[] = await read(last);
    if (page.length > 0) yield page;
    if (page.length < limit) return;
    last = page.at(-1) ?? null;
  }
}

interface FilesToWrite {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly open: (row: PackedRow) => PackedRow;
  readonly pages: AsyncIterable<readonly PackedRow[]>;
}

/** A table is one file, also when it is empty; a very long one goes on in another. */
async function writeFiles(
  { archive, files, tell }: Writing,
  { name, table, columns, open, pages }: FilesToWrite,
) {
  let count = 0;
  const begin = async () => {
    count += 1;
    const file = archive.file(count === 1 ? `${name}.csv` : `${name}-${count}.csv`, table);
    await file.write(packedHead(columns), 0);
    return file;
  };
  let file = await begin();
  let rows = 0;
  await tell(name, 0);
  for await (const page of pages) {
    if (rows + page.length > ROWS_PER_FILE) {
      files.push(file.end());
      file = await begin();
      rows = 0;
    }
    await file.write(packedLines(columns, page.map(open)), page.length);
    rows += page.length;
    await tell(name, page.length);
  }
  files.push(file.end());
}
