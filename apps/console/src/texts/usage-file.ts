type Tone = "neutral" | "info" | "good" | "warning" | "bad";

interface Status {
  readonly label: string;
  readonly tone: Tone;
}

/** How a file fared, as the API names it. */
const statuses = {
  loaded: { label: "Loaded", tone: "good" },
  redriven: { label: "Re-drive", tone: "info" },
  copy: { label: "Copy", tone: "neutral" },
  name_reused: { label: "Name reused", tone: "warning" },
  held: { label: "Held", tone: "bad" },
  unreadable: { label: "Unreadable", tone: "bad" },
} as const satisfies Readonly<Record<string, Status>>;

const services: Readonly<Record<string, string>> = {
  voice: "Voice",
  sms: "SMS",
  mms: "MMS",
  data: "Data",
};

/** The words of usage files. */
export const usageFileTexts = {
  title: "Usage files",
  description:
    "What the networks' sources sent, the newest first: how late it came, what was counted, what is missing.",
  statuses,
  services,
  nobody: "Nobody",
  zoneNote: "Times stand on the clock of each file's agreement; UTC on hover.",
  sources: {
    title: "Sources",
    caption: "How far the files of each source have come",
    source: "Source",
    files: "Files",
    last: "Last file",
    silent: "Silent for",
    lag: "Last lag",
    usualLag: "Usual lag",
    gaps: "Missing",
    late: "Late",
    pickup: { folder: "fetched from a folder", sftp: "fetched by SFTP" },
    waiting: (files: number) => (files === 1 ? "1 file waits" : `${files} files wait`),
    givenUp: (files: number) => (files === 1 ? "1 file given up" : `${files} files given up`),
    never: "Nothing has come yet",
    none: "None",
    missing: (files: number) => (files === 1 ? "1 file" : `${files} files`),
    gapsTitle: (files: number) => (files === 1 ? "1 file has not come" : `${files} files have not come`),
    gap: (source: string, first: number, last: number) =>
      first === last
        ? `File ${first} of ${source} has not come`
        : last === first + 1
          ? `Files ${first} and ${last} of ${source} have not come`
          : `Files ${first} to ${last} of ${source} have not come`,
    behind: (name: string) => `${name} came`,
    more: (gaps: number) => (gaps === 1 ? "1 more gap" : `${gaps} more gaps`),
    advice:
      "Ask the network for them: until they come, their month cannot be closed and its figures are provisional.",
    empty: {
      title: "No source yet",
      text: "A source says where an agreement's usage files come from and how they are read.",
    },
  },
  filters: {
    search: "File name",
    source: "Source",
    agreement: "Agreement",
    status: "Status",
    warnings: "Warnings",
    withWarnings: "With warnings",
  },
  list: {
    caption: "Usage files",
    columns: {
      name: "File",
      status: "Status",
      received: "Received",
      events: "First and last event",
      records: "Records",
      accepted: "= Accepted",
      duplicates: "+ Duplicate",
      rejected: "+ Rejected",
      quarantined: "+ Quarantined",
      attributed: "Attributed",
      unattributed: "Nobody's",
    },
    lag: "lag",
    sequence: (number: number) => `no. ${number}`,
    warnings: (count: number) => (count === 1 ? "1 warning" : `${count} warnings`),
    totals: { agree: "totals agree", broken: "totals broken" },
    empty: {
      title: "No usage file yet",
      text: "Files appear here as soon as they are taken in.",
      filtered: "No file matches. Change or reset the filters.",
      reset: "Show all files",
    },
  },
  detail: {
    corrects: "It holds what a correction changed of",
    correction: "Open the correction",
    original: "Records of",
    redriveNote: "These records waited in quarantine and were read again. They came when their file came.",
    warnings: (count: number) => (count === 1 ? "1 warning" : `${count} warnings`),
    tiles: {
      received: "Records",
      accepted: "Accepted",
      acceptedNote: (attributed: string, unattributed: string) =>
        `${attributed} attributed + ${unattributed} nobody's`,
      duplicates: "Duplicate",
      duplicatesNote: "counted before, kept as evidence",
      rejected: "Rejected",
      rejectedNote: "skipped by a rule of the mapping",
      quarantined: "Quarantined",
      waiting: (records: string) => `${records} still wait`,
      noneWaits: "none waits",
      equation: "records = accepted + duplicate + rejected + quarantined",
    },
    manifest: {
      title: "Manifest",
      source: "Source",
      agreement: "Agreement",
      sequence: "Number",
      noSequence: "not numbered",
      size: "Size",
      received: "Received",
      first: "First event",
      last: "Last event",
      lag: "Lag",
      hash: "SHA-256",
      none: "none",
    },
    totals: {
      title: "Control totals",
      caption: "What the file states against what was counted",
      of: "Total",
      row: "Row",
      stated: "Stated",
      counted: "Counted",
      result: "Result",
      agrees: "Agrees",
      differs: "Differs",
      none: "Its header and trailer state no totals, so that there is nothing to compare.",
      names: {
        records: "Records",
        rows: "Rows",
        durationSeconds: "Seconds",
        volumeBytes: "Bytes",
        sourceCharge: "Charge",
      } as Readonly<Record<string, string>>,
      rejected: "Rejected rows, by rule",
    },
    sums: {
      title: "What it brought",
      description: "Sums by operator and line, the dearest first. Duplicates are evidence and do not count.",
      caption: "Sums by operator and line",
      operator: "Operator",
      line: "Line",
      period: "Month",
      service: "Service",
      records: "Records",
      quantity: "Quantity",
      charge: "Charge",
      total: "All that counts",
      duplicate: "Duplicate",
      none: "Nothing of this file counts.",
    },
    quarantine: {
      title: "Quarantine",
      caption: "Quarantined records by reason",
      reason: "Reason",
      operator: "Operator",
      records: "Put aside",
      takenUp: "Re-driven",
      waiting: "Waiting",
      value: "Value",
      none: "No record of this file was put aside.",
    },
    redrives: {
      title: "Re-drives",
      caption: "Re-drives of this file's records",
      name: "Manifest",
      records: "Taken up",
      accepted: "Accepted",
      duplicates: "Duplicate",
      quarantined: "For another reason",
      none: "None of its records were read again.",
    },
    runs: {
      title: "Settled by",
      caption: "Settlements that took this file's usage",
      usage: "Usage of",
      run: "Settlement",
      status: "Status",
      version: (version: number) => `version ${version}`,
      none: "No settlement has taken its usage yet.",
    },
    events: {
      title: "Also came",
      none: "Nothing else came under its name or with its bytes.",
      source: "Source",
    },
  },
} as const;
