type Tone = "neutral" | "info" | "good" | "warning" | "bad";

interface Reason {
  readonly label: string;
  /** What is the matter with the records, in plain words. */
  readonly what: string;
  /** What has to be put right before they are read again. */
  readonly remedy: string;
}

/** Why records were put aside, as mediation names it. */
const reasons: Readonly<Record<string, Reason>> = {
  UNASSIGNED: {
    label: "No identifier",
    what: "The record carries no IMSI, ICCID or MSISDN, so that nobody can be found for it.",
    remedy:
      "Check which columns the source's mapping reads the identifiers from. If the file leaves them out, ask the network for it again.",
  },
  AMBIGUOUS: {
    label: "Two operators",
    what: "Its identifiers point to two operators at once.",
    remedy: "Correct the SIM or number assignment that overlaps.",
  },
  FUTURE: {
    label: "In the future",
    what: "The event is more than ten minutes later than its file came.",
    remedy:
      "Correct the time zone or the date format of the mapping. If the network's clock was wrong, ask for the file again.",
  },
  MALFORMED: {
    label: "Cannot be read",
    what: "A field is not what the mapping says: a type nobody knows, a time or number in another format, a row that is cut off.",
    remedy:
      "Correct the source's mapping. What the network itself wrote wrongly comes right with a corrected file.",
  },
  UNRATEABLE: {
    label: "No rate",
    what: "No zone, or no rate for its zone, is in the agreement that was in force. It is never charged at zero instead.",
    remedy: "Give the agreement the zone or the rate: it is proposed by one person and approved by another.",
  },
  CLOSED_OPERATOR: {
    label: "Operator not live",
    what: "The SIM's operator was not live when it was used.",
    remedy:
      "If the operator's dates are wrong, correct them; if the SIM belongs to somebody else by now, move it.",
  },
  NEGATIVE: {
    label: "Negative",
    what: "Its duration or its volume is below zero.",
    remedy: "Ask the network for a corrected record, or correct the mapping if a sign is meant otherwise.",
  },
  UNPAIRED: {
    label: "Other half missing",
    what: "It is the begin or the end of a call, and the other has not come. It costs nobody anything yet.",
    remedy:
      "The next file of the source that brings the other half puts both together by itself. If none comes, ask the source for it.",
  },
};

export function reasonLabel(reason: string): string {
  return reasons[reason]?.label ?? reason;
}

const states = {
  running: { label: "Running", tone: "info" },
  interrupted: { label: "Interrupted", tone: "warning" },
  cancelled: { label: "Called off", tone: "neutral" },
  failed: { label: "Failed", tone: "bad" },
  done: { label: "Done", tone: "good" },
} as const satisfies Readonly<Record<string, { label: string; tone: Tone }>>;

const records = (count: string) => (count === "1" ? "1 record" : `${count} records`);
const files = (count: number) => (count === 1 ? "1 file" : `${count} files`);

/** The words of quarantine. */
export const quarantineTexts = {
  title: "Quarantine",
  description:
    "Records that could not be counted, by what has to be put right for them. They are kept whole, and in no figure until they are read again.",
  reasons,
  states,
  nobody: "Nobody",
  raw: {
    title: "The records themselves are their operator's",
    text: "The portfolio sees how many wait and for how much. To look at the raw records, enter the operator; those of nobody are listed with masked numbers.",
    short: "Sums only: the raw records are seen by entering the operator.",
    enter: (operator: string) => `Enter ${operator}`,
  },
  tiles: {
    records: "Records waiting",
    files: (count: number) => `in ${files(count)}`,
    value: (currency: string) => `Value at risk, ${currency}`,
    valueKnown: "by the records themselves",
    valueEstimated: (amount: string) => `${amount} of it estimated`,
    oldest: "Oldest",
    ago: (span: string) => `${span} ago`,
  },
  unknownValue: "not known",
  filters: { reason: "Reason", operator: "Operator", source: "Source", agreement: "Agreement" },
  list: {
    caption: "Groups of records in quarantine",
    columns: {
      reason: "Reason",
      operator: "Operator",
      source: "Source",
      records: "Records",
      files: "Files",
      value: "Value at risk",
      oldest: "Oldest",
    },
    select: (reason: string, operator: string, source: string) => `${reason} of ${operator}, ${source}`,
    empty: {
      title: "Nothing waits in quarantine",
      text: "Every record that came could be counted.",
      filtered: "No group matches. Change or reset the filters.",
      reset: "Show all groups",
      action: "Open the usage files",
    },
  },
  group: {
    what: "What is the matter",
    remedy: "What to do",
    afterwards:
      "Or fix them here: the records are read again by the mapping, the SIMs and the rates as they are now. What fares as before stays here.",
    gone: {
      title: "Nothing waits here any more",
      text: "Every record of this group was read again or counted.",
      action: "Back to the quarantine",
    },
    files: {
      title: "Files",
      description: "The oldest first.",
      caption: "Files with records of this group",
      name: "File",
      received: "Received",
      records: "Records",
      value: "Value at risk",
      redrive: "Re-drive",
    },
  },
  redrive: {
    selected: (groups: number) => (groups === 1 ? "1 group selected" : `${groups} groups selected`),
    clear: "Clear",
    nothing: "Nothing waits there any more.",
  },
  progress: {
    title: "Being fixed",
    label: (reason: string, operator: string, source: string) => `${reason}, ${operator}, ${source}`,
    detail: (done: string, total: string, speed: string | null) =>
      `${done} of ${total} records${speed === null ? "" : ` · ${speed}/s`}`,
    eta: (span: string) => `about ${span} left`,
    waits: "waits for its turn",
    cancel: "Call off",
    cancelling: "Ends after its file",
    cancelled: "It ends before the next file. What is done stays so.",
  },
  history: {
    title: "History",
    ofGroup: "History of this group",
    none: "Nothing was fixed yet.",
    by: (person: string, did: string, total: string) => `${person} ${did} ${records(total)}`,
    accepted: (count: string) => `${count} accepted`,
    duplicates: (count: string) => `${count} duplicate`,
    rejected: (count: string) => `${count} rejected`,
    waiting: (count: string, reason: string) => `${count} wait now as “${reason}”`,
    left: (count: string) => `${count} wait as before`,
    late: (periods: string) => `Brought usage of closed months: ${periods}. It becomes an adjustment.`,
    unreadable: (count: number) => `${files(count)} cannot be read by the mapping as it is:`,
    cancelledBy: (person: string) => `called off by ${person}`,
  },
} as const;
