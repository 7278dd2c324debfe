import type { Outputs } from "../trpc/outputs.ts";

type Row = Outputs["statement"]["list"]["rows"][number];
type Tone = "neutral" | "info" | "good" | "warning" | "bad";

interface Label {
  readonly label: string;
  readonly tone: Tone;
}

const payments: Readonly<Record<Row["payment"], Label>> = {
  "nothing-due": { label: "Nothing due", tone: "neutral" },
  due: { label: "Unpaid", tone: "info" },
  overdue: { label: "Overdue", tone: "bad" },
  paid: { label: "Paid", tone: "good" },
};

const reviews: Readonly<Record<Row["review"], Label>> = {
  "to-review": { label: "Not reviewed", tone: "neutral" },
  accepted: { label: "Accepted", tone: "good" },
  contested: { label: "Contested", tone: "warning" },
};

/** The words of statements. */
export const statementTexts = {
  title: "Statements",
  description: "What operators were charged, in the latest version of each, and what became of it.",
  payments,
  reviews,
  version: (version: number) => `Version ${version}`,
  provisional: "Provisional",
  final: "Final statement",
  filters: {
    search: "Statement number",
    operator: "Operator",
    agreement: "Agreement",
    period: "Month",
    state: "State",
    states: {
      overdue: "Overdue",
      unpaid: "Unpaid",
      paid: "Paid",
      contested: "Contested",
      accepted: "Accepted",
      "to-review": "Not reviewed",
    },
  },
  list: {
    caption: "Statements of all operators",
    columns: {
      number: "Statement",
      operator: "Operator",
      period: "Month",
      due: "Due",
      payable: "Payable",
      open: "Open",
      payment: "Payment",
      review: "Review",
    },
    version: (version: number) => `v${version}`,
    totals: "All pages",
    empty: { title: "No statement matches", text: "Statements appear once a settlement is issued." },
    reset: "Show all statements",
  },
  detail: {
    older: (version: number) => `You are looking at version ${version}, which was replaced`,
    toLatest: "Open the latest version",
    broken: {
      title: "The stored document is not what was issued",
      text: "Its hash does not agree. It cannot be exported; call whoever runs the database.",
    },
    tiles: {
      payable: "Payable",
      open: "Open",
      due: "Due",
      margin: "Margin behind it",
      paid: "paid so far",
      overdue: "overdue",
      credit: "a credit to the operator",
      notSeen: "not seen by the operator",
    },
    lines: {
      title: "The document, as the operator sees it",
    },
    cost: {
      title: "Behind it, not seen by the operator",
      description: "The amounts of the settlement run this version was made from.",
      caption: "Posted amounts behind the statement",
      run: (version: number) => `Run v${version} of`,
      kind: "Kind",
      what: "What",
      origin: "For",
      amount: "Amount",
      cost: "Wholesale cost",
      margin: "Margin",
      adjustments: "Adjustments",
      credits: "Credits",
      net: "Statement, net",
      kinds: {
        cost: "Own usage",
        spread: "Share of unattributed",
        margin: "Margin",
        adjustment: "Adjustment",
        credit: "Credit",
      } as Readonly<Record<string, string>>,
      show: "Posted amounts",
    },
    payments: {
      title: "Payments",
      caption: "Payments on this statement",
      paidOn: "Paid",
      reference: "Reference",
      by: "Recorded by",
      amount: "Amount",
      none: "No payment has been recorded yet.",
    },
    facts: {
      title: "Facts",
      operator: "Operator",
      agreement: "Agreement",
      period: "Month",
      issued: "Issued",
      due: "Due",
      hash: "SHA-256",
      check: "Hash check",
      intact: "Agrees with what is stored",
      notIntact: "Does not agree with what is stored",
      accepted: "Accepted",
      notAccepted: "not yet",
      by: "by",
    },
    versions: {
      title: "Versions",
      caption: "Versions of this statement",
      version: "Version",
      issued: "Issued",
      gross: "Gross",
      hash: "SHA-256",
      shown: "shown",
    },
  },
  files: {
    label: "Download",
    pdf: "PDF",
    "csv-formatted": "CSV for reading",
    csv: "CSV for machines",
    xlsx: "Workbook (XLSX)",
    json: "JSON, as it was hashed",
    print: "Print",
  },
  pay: {
    action: "Record payment",
    title: "Record a payment of the operator",
    description: "It is posted to the books and seen in the operator's portal. It cannot be taken back.",
    open: "Open on this statement",
    amount: "Amount received",
    paidOn: "Value date",
    reference: "Bank reference",
    referenceHint: "The same reference is booked once.",
    advance: "More than is open: keep the rest as an advance",
    badAmount: "Write an amount above zero.",
    badDate: "Choose the day on which it was paid.",
    badReference: "Write the bank's reference.",
    done: (isNew: boolean) =>
      isNew ? "The payment is booked." : "This reference was booked before; nothing changed.",
  },
  print: {
    metaTitle: (number: string) => `${number}, for printing`,
    statement: "Statement",
    billedTo: "Billed to",
    action: "Print",
    back: "Back to the statement",
    hash: "SHA-256 of the statement",
  },
} as const;
