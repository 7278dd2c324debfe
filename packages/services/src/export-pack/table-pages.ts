import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { PackedTable } from "@tributary/domain/export-pack/types";
import type { PackedRow } from "./csv-cells.ts";

/** As many rows as are held at a time. */
const PAGE = 1_000;

/** What every table of the door answers alike. */
interface Paged {
  findMany(request: {
    readonly take: number;
    readonly skip?: number;
    readonly cursor?: object;
    readonly orderBy: readonly object[];
    readonly select: object;
  }): Promise<PackedRow[]>;
}

/** Reads a table page by page; `columns` are what the door calls them. */
export async function* tablePages(
  tables: OperatorTables,
  { model, key = ["id"] }: Pick<PackedTable, "model" | "key">,
  columns: readonly string[],
): AsyncGenerator<readonly PackedRow[]> {
  const table = (tables as unknown as Readonly<Record<string, Paged>>)[model];
  if (table === undefined) throw new Error(`the door of an operator has no ${model}`);
  const select = Object.fromEntries([...key, ...columns].map((column) => [column, true]));
  const orderBy = key.map((column) => ({ [column]: "asc" }));
  for (let last: PackedRow | undefined; ; ) {
    const behind = last === undefined ? {} : { cursor: cursorOf(key, last), skip: 1 };
    const page = await table.findMany({ take: PAGE, orderBy, select, ...behind });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    last = page.at(-1);
  }
}

function cursorOf(key: readonly string[], row: PackedRow): object {
  const place = Object.fromEntries(key.map((column) => [column, row[column]]));
  return key.length === 1 ? place : { [key.join("_")]: place };
}
