type Tone = "neutral" | "info" | "good" | "warning" | "bad";

interface Status {
  readonly label: string;
  readonly tone: Tone;
}

const statuses = {
  flagged: { label: "Flagged", tone: "warning" },
  received: { label: "Received", tone: "good" },
  superseded: { label: "Superseded", tone: "neutral" },
  rejected: { label: "Rejected", tone: "neutral" },
  missing: { label: "Missing", tone: "bad" },
} as const satisfies Readonly<Record<string, Status>>;

interface Check {
  readonly label: string;
  /** Said when nothing was found. */
  readonly passed: string;
}

/** What an invoice is checked for, as the API names it. */
const checks = {
  DUPLICATE_BYTES: { label: "New file", passed: "These bytes were not on record before." },
  DUPLICATE_NUMBER: { label: "New number", passed: "No other invoice of the network has this number." },
  UNKNOWN_SENDER: { label: "Known sender", passed: "It comes under a name the network sends by." },
  CURRENCY_MISMATCH: { label: "Currency", passed: "It is in the agreement's currency." },
  PERIOD_OVERLAP: { label: "Month", passed: "No other invoice stands for its month." },
  LINE_ARITHMETIC: {
    label: "Lines",
    passed: "Quantity × rate makes every amount, as the agreement rounds.",
  },
  LINE_UNMAPPED: { label: "Lines known", passed: "A line of the agreement stands behind each." },
  HEADER_TOTAL: { label: "Totals", passed: "The lines add up to the net total; net and tax make the gross." },
  TAX: { label: "Tax", passed: "The tax is the agreed share of the net total." },
} as const satisfies Readonly<Record<string, Check>>;

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

/** The words of MNO invoices. */
export const mnoInvoiceTexts = {
  title: "MNO invoices",
  description:
    "What the host networks bill, as it was received; months that are over and have no invoice stand among them.",
  statuses,
  checks,
  revision: (revision: number) => `rev. ${revision}`,
  due: {
    left: (count: number) => (count === 0 ? "today" : `in ${days(count)}`),
    late: (count: number) => `${days(count)} overdue`,
    paid: "paid",
  },
  tiles: {
    flagged: "Flagged",
    flaggedNote: "wait for an approver",
    missing: "Missing",
    missingNote: "months over, with usage and no invoice",
    overdue: "Overdue",
    overdueNote: "not paid in full after the due date",
  },
  filters: {
    search: "Invoice number",
    mno: "Network",
    agreement: "Agreement",
    period: "Month",
    status: "Status",
    overdue: "Payment",
    overdueOnly: "Overdue",
  },
  list: {
    caption: "MNO invoices",
    columns: {
      number: "Invoice",
      status: "Status",
      period: "Month",
      issued: "Issued",
      due: "Due",
      net: "Net and tax",
      gross: "Gross",
      payable: "Payable",
      match: "Match",
    },
    received: "received",
    tax: "tax",
    missing: "No invoice yet",
    notCompared: "not compared",
    open: (count: number) => `${count} open`,
    flags: (count: number) => (count === 1 ? "1 flag" : `${count} flags`),
    empty: {
      title: "No invoice yet",
      text: "Import the first one as a file of the network, or in the product's own columns.",
      filtered: "No invoice matches. Change or reset the filters.",
      reset: "Show all invoices",
    },
  },
  import: {
    action: "Import invoice",
    title: "Import an invoice",
    description:
      "The file is read and checked first; nothing is recorded before you have seen what it comes to.",
    agreement: "Agreement",
    chooseAgreement: "Choose the agreement",
    agreementMissing: "Choose the agreement the invoice is for.",
    file: "File",
    fileHint: (hasMapping: boolean) =>
      hasMapping
        ? "As the network sends it, by the agreement's mapping, or in the product's own columns: CSV or JSON, up to 10 MB."
        : "The agreement has no mapping: use the product's own columns, CSV or JSON, up to 10 MB.",
    fileMissing: "Choose a file.",
    fileTooLarge: "The file is larger than 10 MB: that is no invoice.",
    isRevision: "It revises an invoice that is on record",
    isRevisionHint: "It takes the place of the one with the same number once it is in order itself.",
    check: "Check the file",
    back: "Another file",
    cancel: "Cancel",
    failed: "The file could not be checked. Try again.",
    confirm: "Import invoice",
    confirmFlagged: "Import as flagged",
    done: (number: string) => `Invoice ${number} is on record.`,
    doneFlagged: (number: string) => `Invoice ${number} is on record and waits for an approver.`,
    outcome: {
      received: { title: "It will be received", text: "Every check is passed or no obstacle.", tone: "good" },
      flagged: {
        title: "It will be flagged",
        text: "It is kept and cannot be settled until an approver accepts it with a reason.",
        tone: "warning",
      },
      refused: {
        title: "It is on record already",
        text: "This very file was imported before: there is nothing new in it.",
        tone: "bad",
      },
    },
    supersedes: (number: string, revision: number) => `Takes the place of ${number}, revision ${revision}.`,
    header: "Header",
    checks: "Checks",
    lines: (shown: number, all: number) =>
      shown === all ? `Lines, ${all}` : `Lines, the first ${shown} of ${all}`,
    linesCaption: "Lines of the file",
  },
  facts: {
    title: "Header",
    number: "Number",
    sender: "Sender",
    network: "Network",
    agreement: "Agreement",
    period: "Month",
    issued: "Issued",
    received: "Received",
    due: "Due",
    net: "Net",
    tax: "Tax",
    gross: "Gross",
    file: "File",
    hash: "SHA-256",
    settlement: "Settlement",
    openSettlement: "Open the month",
  },
  detail: {
    title: (number: string) => `Invoice ${number}`,
    download: "Original file",
    flagged: {
      title: "This invoice is flagged",
      text: "It covers no month and cannot be settled until an approver accepts or rejects it.",
      never:
        "It is in another currency than the agreement and can never be accepted: reject it and ask for the right one.",
    },
    accepted: (person: string) => `Accepted by ${person} in spite of its flags`,
    rejected: (person: string) => `Rejected by ${person}`,
    superseded: {
      title: "Another revision stands in its place",
      text: "It is kept as it was received.",
    },
    rivals: {
      title: "Another invoice stands for this month",
      text: "A run settles one of them only: make one a revision of the other.",
    },
    tiles: {
      gross: "Gross",
      grossNote: (net: string, tax: string) => `${net} net + ${tax} tax`,
      payable: "Payable now",
      paid: "Paid",
      withheld: "Withheld",
      credits: "Credits",
      notPayable: "not to be settled",
      due: "Due",
      match: "Match",
      notCompared: "not compared yet",
      exceptions: (count: number) => (count === 1 ? "1 open exception" : `${count} open exceptions`),
      allDecided: "no open exception",
    },
    checks: {
      title: "Checks",
      caption: "What was checked, and what was found",
      check: "Check",
      result: "Result",
      found: "Finding",
      results: {
        passed: { label: "Passed", tone: "good" },
        noted: { label: "Noted", tone: "warning" },
        failed: { label: "Failed", tone: "bad" },
      } as const satisfies Readonly<Record<string, Status>>,
      more: (count: number) => `and ${count} more like it`,
    },
    lines: {
      title: "Lines",
      description: "As printed. Beside a line that differs stands what our own usage says it should be.",
      caption: "Lines of the invoice",
      search: "Line or code",
      view: "Lines",
      exceptional: "With exceptions",
      line: "No.",
      what: "Description",
      quantity: "Quantity",
      rate: "Rate",
      amount: "Billed",
      expected: "Expected",
      delta: "Difference",
      cause: "Cause",
      unmapped: "unmapped",
      arrears: "for",
      together: (count: number) => `${count} lines together`,
      agrees: "agrees",
      none: "No line matches.",
      reset: "Show all lines",
    },
    revisions: {
      title: "Revisions",
      caption: "Revisions of this invoice",
      revision: "Revision",
      status: "Status",
      received: "Received",
      net: "Net",
      shown: "shown",
    },
    disputes: {
      title: "Disputes",
      caption: "Disputes about this invoice",
      number: "Dispute",
      status: "Status",
      net: "Net recoverable",
      credited: "Credited",
      none: "Nothing of this invoice is disputed.",
    },
    payments: {
      title: "Payments",
      caption: "Payments of this invoice",
      reference: "Reference",
      posted: "Booked",
      amount: "Amount",
      none: "No payment is in the books.",
    },
    accept: {
      action: "Accept",
      title: "Accept this invoice in spite of its flags",
      description:
        "From then on it can be settled, in place of earlier revisions. Your name and your reason stay on it.",
      amount: "Gross",
      reason: "Why it is in order",
      confirm: "Accept invoice",
      done: "The invoice is accepted.",
    },
    reject: {
      action: "Reject",
      title: "Reject this invoice",
      description: "It stays on record, never settled, and out of the way of the right one. This is final.",
      reason: "Why it is turned down",
      confirm: "Reject invoice",
      done: "The invoice is rejected.",
    },
  },
} as const;
