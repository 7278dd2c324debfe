import { CSV, type ExportedFile, JSON_TYPE, PDF, textFile, XLSX } from "../document/exported-file.ts";
import type { StatementExport } from "./export-statement.ts";
import type { PrintedStatement } from "./printed-statement.ts";
import { statementPdf } from "./statement-pdf.ts";
import { statementXlsx } from "./statement-xlsx.ts";

export const STATEMENT_FORMS = ["pdf", "csv", "csv-formatted", "xlsx", "json"] as const;
export type StatementForm = (typeof STATEMENT_FORMS)[number];

/** What is printed around a statement, when it is printed. */
export type PrintedAround = Pick<PrintedStatement, "issuer" | "operator" | "account">;

/** Makes the file of a statement in one of its forms; `around` is asked for only when the form prints it. */
export async function statementFile(
  exported: StatementExport,
  form: StatementForm,
  around: () => Promise<PrintedAround>,
): Promise<ExportedFile> {
  const { document, hash, issuedAt, json, csv, csvFormatted } = exported;
  const name = `${document.number}-v${document.version}`;
  switch (form) {
    case "pdf": {
      const bytes = await statementPdf({ document, hash, issuedAt, ...(await around()) });
      return { fileName: `${name}.pdf`, contentType: PDF, bytes };
    }
    case "xlsx":
      return {
        fileName: `${name}.xlsx`,
        contentType: XLSX,
        bytes: await statementXlsx(document, hash),
      };
    case "csv":
      return textFile(`${name}.csv`, CSV, csv);
    case "csv-formatted":
      return textFile(`${name}-formatted.csv`, CSV, csvFormatted);
    case "json":
      return textFile(`${name}.json`, JSON_TYPE, json);
  }
}
