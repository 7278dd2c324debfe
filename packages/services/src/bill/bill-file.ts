import type { BillDocument } from "@tributary/domain/bill/document";
import { billUbl } from "@tributary/domain/bill/ubl";
import { type ExportedFile, JSON_TYPE, PDF, textFile, XML } from "../document/exported-file.ts";
import { billJson } from "./bill-json.ts";
import { billPdf } from "./bill-pdf.ts";

export const BILL_FORMS = ["pdf", "json", "xml"] as const;
export type BillForm = (typeof BILL_FORMS)[number];

/** Makes the file of a bill or a credit note in one of its forms; all say the same. */
export async function billFile(document: BillDocument, form: BillForm): Promise<ExportedFile> {
  const { number } = document;
  switch (form) {
    case "pdf":
      return { fileName: `${number}.pdf`, contentType: PDF, bytes: await billPdf(document) };
    case "json":
      return textFile(`${number}.json`, JSON_TYPE, billJson(document));
    case "xml":
      return textFile(`${number}.xml`, XML, billUbl(document));
  }
}
