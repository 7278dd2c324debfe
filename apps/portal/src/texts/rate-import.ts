/** The words around a file of prices. */
export const rateImportTexts = {
  action: "Import",
  title: "Import prices",
  description: "The file's rates take the place of all rates of the card, in its draft. It is checked first.",
  file: "File",
  fileHint:
    "CSV in UTF-8, or XLSX. Its columns are code, services, zones or prefixes, price, and more: download the card " +
    "to see them all.",
  fileMissing: "Choose a file.",
  fileTooLarge: "The file is larger than 10 MB.",
  cancel: "Cancel",
  check: "Check the file",
  failed: "The file could not be checked. Try again.",
  back: "Choose another file",
  confirm: "Put it into the draft",
  done: (version: number) => `Version ${version} is drafted. Look it over and publish it.`,
  good: { title: "The file can be applied", text: "Nothing is written yet." },
  bad: {
    title: (count: number) => (count === 1 ? "1 row cannot be used" : `${count} rows cannot be used`),
    text: "Nothing is written. Mend the rows below in the file and check it again.",
  },
  asked: {
    title: (count: number) =>
      count === 1 ? "1 price is far from the others" : `${count} prices are far from the others`,
    text: "They are a hundred times what the rates around them cost, or a hundredth. Were they meant?",
    caption: "Prices to look at",
    confirm: "Every one of these prices is meant",
    missing: "Say that they are meant, or mend the file.",
    price: "Price",
    usual: "Around it",
  },
  ignored: (columns: string) => `Columns that mean nothing here: ${columns}.`,
  emptyZones: (count: number, zones: string) =>
    `${count} zones have rates, but no number and no network leads to them: ${zones}.`,
  sums: {
    rows: "Rows",
    new: "New rates",
    changed: "Changed",
    ended: "Ended",
    unchanged: "Unchanged",
    prefixes: "Prefixes",
    networks: "Networks",
    moves: (added: number, moved: number, ended: number) => `+${added}, ${moved} moved, −${ended}`,
  },
  changes: {
    title: "What changes",
    caption: "Rates that change",
    kind: "Change",
    kinds: { new: "New", changed: "Changed", ended: "Ended" },
    rate: "Rate",
    before: "Before",
    after: "After",
    none: "No rate changes.",
    more: (count: number) => `and ${count} more`,
  },
  faults: { caption: "Rows that cannot be used", line: "Line", column: "Column", reason: "Reason" },
} as const;
