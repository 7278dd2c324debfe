/** The words of the access log and the audit log. */
export const accessLogTexts = {
  title: "Who looked in",
  description:
    "Each time somebody of the MVNA opened your portal's figures: who, why, and for how long. A look " +
    "is read-only and ends after 30 minutes.",
  caption: "Looks by the MVNA",
  columns: { who: "Who", why: "Why", from: "From", until: "Until", state: "State" },
  open: "Open now",
  ended: "Ended",
  desk: {
    title: "Who worked for your desk",
    description: "Each time an agent of the MVNA began to work on your tickets. They answer in your name.",
    empty: {
      title: "Nobody has worked for your desk",
      text: "An agent appears here when they switch to you.",
    },
  },
  empty: { title: "Nobody has looked in", text: "A look by the MVNA appears here at the moment it begins." },
} as const;

export const auditTexts = {
  title: "Audit log",
  description: "What your people did, and what was done to your company's account. Rows are never changed.",
  caption: "Audit log",
  search: "Who or what",
  searchPlaceholder: "anna@, ST-…",
  action: "Action",
  month: "Month",
  columns: { when: "Time", who: "Who", what: "Action", subject: "To what", app: "Where" },
  apps: { portal: "Portal", console: "Console", cli: "Command line" } as Readonly<Record<string, string>>,
  actions: {
    retention: "Data retention",
    "export-pack": "Export of all data",
    statement: "Statements",
    "operator-dispute": "Disputes",
    operator: "Looks by the MVNA",
    access: "Denied access",
    export: "Exports",
    session: "Sign-ins",
    user: "People",
  },
  empty: {
    title: "No row here",
    text: "Rows appear with the first thing that is done.",
    filtered: "No row matches. Change or reset the filters.",
    reset: "Show all rows",
  },
  chain: {
    title: "Seal",
    description:
      "Rows are sealed in a chain: each seal holds the hash of the one before. Write the latest hash " +
      "down, and you can tell later that nothing before it was changed.",
    rows: "Rows",
    sealed: "Sealed",
    latest: "Latest seal",
    at: "Sealed at",
    hash: "Hash",
    none: "No row is sealed yet.",
    pending: (count: string) => `${count} wait for the next seal`,
    all: "Every row is sealed",
  },
} as const;
