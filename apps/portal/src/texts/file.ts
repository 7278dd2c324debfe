/** The words around what is downloaded. */
export const fileTexts = {
  failed: "The file could not be made. Try again.",
  wrongAddress: "The address of this file is wrong.",
  export: "Export",
  raw: "CSV for machines",
  formatted: "CSV for reading",
} as const;
