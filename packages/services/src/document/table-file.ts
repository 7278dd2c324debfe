import { CSV, type ExportedFile, textFile, XLSX } from "./exported-file.ts";
import type { Table } from "./table.ts";
import { exportTable } from "./table-csv.ts";
import { exportTableXlsx } from "./table-xlsx.ts";

export const TABLE_FILE_FORMS = ["raw", "formatted", "xlsx"] as const;
/** CSV for machines, CSV for people, a workbook. */
export type TableFileForm = (typeof TABLE_FILE_FORMS)[number];

/** Makes the file of a list in one of its forms. */
export async function tableFile<Row>(
  name: string,
  table: Table<Row>,
  form: TableFileForm,
): Promise<ExportedFile> {
  if (form !== "xlsx") return textFile(`${name}-${form}.csv`, CSV, exportTable(table, form));
  return { fileName: `${name}.xlsx`, contentType: XLSX, bytes: await exportTableXlsx(table) };
}
