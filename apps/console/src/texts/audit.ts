import type { Outputs } from "../trpc/outputs.ts";

type Fault = Outputs["audit"]["verify"]["faults"][number]["kind"];

const faults: Readonly<Record<Fault, string>> = {
  edited: "The row was edited",
  removed: "A row or a link was removed",
  inserted: "The row was put in afterwards",
  relinked: "The link was changed",
  cut: "The chain was cut off here",
};

/** The words of the audit log. */
export const auditTexts = {
  title: "Audit log",
  description:
    "Who did what, when and to what, in all applications. Rows are never changed or removed. Times in UTC.",
  filters: {
    label: "Filters of the log",
    actor: "Who",
    action: "What",
    actionHint: "statement, or statement:issue",
    operator: "Operator",
    portfolio: "The portfolio itself",
    anyOperator: "All",
    subject: "To what",
    from: "From",
    until: "Until",
    apply: "Apply",
    reset: "Reset",
  },
  list: {
    caption: "Audit log, the latest row first",
    columns: {
      time: "Time",
      action: "What, by whom",
      subject: "To what",
      operator: "Operator",
      app: "Where",
      seal: "Seal",
    },
    portfolio: "portfolio",
    notSealed: "not yet",
    details: "Details",
    request: "Request",
    hash: "SHA-256",
    empty: { title: "No row matches", text: "Change or reset the filters." },
    pages: {
      label: "Pages of the log",
      previous: "Latest rows",
      next: "Older rows",
      shown: (from: number, to: number, total: string) => `${from}–${to} of ${total}`,
      total: (total: string) => `${total} in all`,
    },
  },
  apps: { console: "Console", portal: "Portal", cli: "Command line" } as Readonly<Record<string, string>>,
  chain: {
    title: "Sealed in hash chains",
    description:
      "Each row is linked to the one before by a hash, operator by operator. Verifying recomputes every link and notes how each chain ends.",
    sealed: (sealed: string, rows: string, chains: string) =>
      `${sealed} of ${rows} rows sealed, in ${chains} chains`,
    never: "Not verified yet",
    verified: (links: string) => `Verified: ${links} rows are as they were sealed`,
    broken: (count: string) => `${count} faults were found`,
    by: "by",
    verify: "Verify now",
    intact: (links: string) => `${links} rows are as they were sealed.`,
    found: (count: string) => `${count} faults: see the list.`,
    faultsTitle: "What is not as it was sealed",
    faultsText:
      "Somebody with rights of the database's own has changed rows. Keep the database as it is and call whoever runs it.",
    faultsCaption: "Faults in the audit log",
    chain: "Chain",
    place: "Place",
    row: "Row",
    fault: "Fault",
    faults,
  },
} as const;
