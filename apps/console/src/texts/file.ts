/** The words around what is downloaded. */
export const fileTexts = {
  failed: "The file could not be made. Try again.",
  wrongAddress: "The address of this file is wrong.",
  export: "Export",
  formatted: "CSV for reading",
  raw: "CSV for machines",
  xlsx: "Workbook (XLSX)",
} as const;
