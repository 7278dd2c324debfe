/** The words of taking all data along. */
export const exportPackTexts = {
  title: "Export of all data",
  description:
    "Everything that is yours in one archive: a CSV for each table, and a manifest with rows, bytes and SHA-256.",
  table: {
    title: "Archives",
    caption: "Archives of all data",
    columns: { asked: "Asked", by: "By", state: "State", size: "Size", hash: "SHA-256", file: "Archive" },
    statuses: {
      waiting: "Waiting",
      running: "Being made",
      done: "Ready",
      failed: "Failed",
      expired: "Deleted",
    },
    personal: "With personal data",
    masked: "Personal data masked",
    stage: (file: string, rows: string) => `Writing ${file}: ${rows} rows so far`,
    until: "Until",
    held: (rows: string, files: number) => `${rows} rows in ${files} files`,
    ticketFiles: (files: string) => `${files} files of tickets`,
    leftOut: (files: string) => `${files} files of tickets left out: the manifest says why`,
    download: "Download",
    downloadOf: (when: string) => `Download the archive of ${when}`,
    forgotten: "Nobody works on it. Ask again, and it is taken up.",
  },
  empty: { title: "No archive yet", text: "Ask for one, and it is made in the background." },
  ask: {
    trigger: "Make an archive",
    title: "Make an archive of all data",
    text: "It is made in the background and can be downloaded for 14 days. Who asked stands in the audit log.",
    personal: "Include names, addresses, what people wrote and files of tickets",
    personalHint:
      "Without it names are shortened to initials, free text is left empty, and no file is in it.",
    confirm: "Make archive",
    done: "The archive is being made.",
  },
} as const;
