import readXlsx from "read-excel-file/node";
import { type ExportedFile, PDF, XLSX } from "../document/exported-file.ts";
import { pdfText } from "./read-pdf.ts";

/** Everything a reader finds in an exported file, as text. */
export async function fileText({ contentType, bytes }: ExportedFile): Promise<string> {
  if (contentType === PDF) return pdfText(bytes);
  if (contentType !== XLSX) return new TextDecoder().decode(bytes);
  const sheets = await readXlsx(Buffer.from(bytes));
  return sheets
    .flatMap(({ data }) => data.map((row) => row.map((cell) => String(cell)).join(" ")))
    .join("\n");
}
