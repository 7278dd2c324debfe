/** A file as a browser is given it. */
export interface ExportedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export const CSV = "text/csv; charset=utf-8";
export const JSON_TYPE = "application/json; charset=utf-8";
export const XML = "application/xml; charset=utf-8";
export const PDF = "application/pdf";
export const ZIP = "application/zip";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A text as a file in UTF-8. */
export function textFile(fileName: string, contentType: string, text: string): ExportedFile {
  return { fileName, contentType, bytes: new TextEncoder().encode(text) };
}
