import type { Outputs } from "../trpc/outputs.ts";

type PeriodRow = Outputs["settlement"]["list"]["rows"][number];
type Tone = "neutral" | "info" | "good" | "warning" | "bad";

interface Label {
  readonly label: string;
  readonly tone: Tone;
}

const statuses: Readonly<Record<PeriodRow["status"], Label>> = {
  importing: { label: "Importing", tone: "info" },
  awaiting_invoice: { label: "Awaiting invoice", tone: "neutral" },
  exceptions: { label: "Exceptions", tone: "bad" },
  in_dispute: { label: "In dispute", tone: "warning" },
  ready: { label: "Ready", tone: "info" },
  approval_requested: { label: "Awaiting approval", tone: "warning" },
  approved: { label: "Approved", tone: "good" },
  issued: { label: "Issued", tone: "good" },
  part_paid: { label: "Part paid", tone: "info" },
  paid: { label: "Paid", tone: "good" },
  overdue: { label: "Overdue", tone: "bad" },
  closed: { label: "Closed", tone: "neutral" },
  reopened: { label: "Reopened", tone: "warning" },
};

const nextSteps: Readonly<Record<PeriodRow["next"], string | null>> = {
  wait: null,
  "import-invoice": "Import the invoice",
  "accept-invoice": "Check the invoice",
  resolve: "Resolve exceptions",
  prepare: "Prepare the run",
  unblock: "Clear the blockers",
  "request-approval": "Request approval",
  approve: "Approve",
  issue: "Issue statements",
  "raise-dispute": "Raise the dispute",
  close: "Close the period",
};

/** The words of the settlement: months, runs and what is done about them. */
export const settlementTexts = {
  title: "Settlement",
  description:
    "Every agreement and month, from the invoice to closed books. Exceptions come first: what matches needs nobody.",
  statuses,
  nextSteps,
  list: {
    caption: "Settlements by agreement and month",
    emptyTitle: "Nothing to settle yet",
    emptyText: "A month appears here with its first usage file, its invoice or its run.",
    noMatchTitle: "No month matches",
    noMatchText: "Change or reset the filters.",
    filters: { agreement: "Agreement", period: "Month", status: "Status" },
    columns: {
      period: "Month",
      agreement: "Agreement",
      status: "Status",
      match: "Match rate",
      exceptions: "Open exceptions",
      variance: "Variance",
      prepared: "Prepared",
      next: "Next",
    },
    notCompared: "not compared",
    none: "none",
    provisional: "provisional",
    version: (version: number) => `v${version}`,
  },
  run: {
    metaTitle: (agreement: string, period: string) => `${agreement} ${period}`,
    breadcrumb: "Settlement",
    tabs: {
      label: "Views of this run",
      exceptions: "Exceptions",
      allocation: "Allocation",
      statements: "Statements",
      audit: "Audit",
    },
    version: (version: number) => `v${version}`,
    hash: "Hash",
    provisional: "Provisional",
    provisionalNote: "No invoice has come, or an operator's figures are still awaited.",
    versionStatuses: {
      draft: "Draft",
      approval_requested: "Approval requested",
      approved: "Approved",
      issued: "Issued",
      superseded: "Superseded",
    },
    older: (version: number, latest: number) =>
      `You are looking at version ${version}; version ${latest} stands.`,
    toLatest: (latest: number) => `Show version ${latest}`,
    equation: {
      title: "The invoice, accounted for",
      invoice: (number: string) => `Invoice ${number}`,
      accrual: "Accrual, no invoice yet",
      operators: "operators",
      retained: "retained",
      withheld: "disputed, net",
      payable: "Payable now",
      margin: "Margin",
      statements: "Statements, net",
      difference: "does not foot",
    },
    facts: {
      match: "Match rate",
      matchNote: "of the billed amount needs nobody",
      matchNone: "not compared yet",
      open: "Open exceptions",
      variance: "Billed less expected",
      varianceNote: (disputed: number) => (disputed === 0 ? "decided ones included" : `${disputed} disputed`),
      blockers: "Blockers left",
      blockersNote: "before approval can be requested",
      blockersNone: "nothing stands in the way",
      statements: "Statements",
      statementsNote: (unpaid: number, overdue: number) =>
        unpaid === 0
          ? "all paid"
          : overdue === 0
            ? `${unpaid} unpaid`
            : `${unpaid} unpaid, ${overdue} overdue`,
    },
    notPrepared: {
      title: "Nothing is prepared yet",
      text: "Preparing compares the invoice with our usage, finds the exceptions and computes every share. It changes nothing that was issued.",
    },
    outdated: {
      title: "Something was decided or came in since this version was prepared",
      text: "The figures below are those of the preparation. Prepare anew to take it in.",
    },
    blockers: {
      title: (count: number) => (count === 1 ? "1 blocker left" : `${count} blockers left`),
      exceptions: (count: number) =>
        count === 1 ? "1 exception waits for a decision" : `${count} exceptions wait for a decision`,
      resolve: "Resolve",
      invoice: "Open the invoice",
      operator: "Open its terms",
      files: "Open the usage files",
      keep: "Keep with the MVNA…",
    },
    keep: {
      title: (key: string) => `Keep the unattributed usage of ${key}`,
      description:
        "It is shared with no operator: its cost stays with you as retained. The run is prepared anew with this decision.",
      confirm: "Keep it and prepare anew",
      reasonLabel: "Why it stays with you",
    },
    actions: {
      prepare: "Prepare",
      prepareAnew: "Prepare anew",
      preparing: "The preparation has started.",
      request: "Request approval",
      requested: "Approval was requested.",
      more: "More actions",
    },
    request: {
      title: "Request approval",
      description:
        "Somebody else reviews this version and approves it by its hash. Whoever prepared it cannot approve it.",
      confirm: "Request approval",
    },
    approve: {
      action: "Approve",
      title: (version: number) => `Approve version ${version}`,
      description:
        "You approve exactly what stands here. If anything has changed since, it is refused and shown.",
      confirm: "Approve this version",
      amount: "Statements, net",
      done: (version: number) => `Version ${version} is approved.`,
      ownRun: "You prepared this version: another person has to approve it.",
      changedTitle: "Changed since you looked",
      changedText: (count: number) =>
        count === 1
          ? "1 field differs from what you reviewed."
          : `${count} fields differ from what you reviewed.`,
      changedCaption: "What differs from the version that was reviewed",
      columns: { field: "Field", before: "Reviewed", after: "Now" },
      absent: "absent",
      more: (count: number) => `and ${count} more`,
      review: "Review what stands now",
      prepareFirst: "The run has to be prepared anew before it can be approved.",
    },
    issue: {
      action: "Issue statements",
      title: (count: number) => (count === 1 ? "Issue 1 statement" : `Issue ${count} statements`),
      description:
        "The operators see their statements at once, and the books are posted. Issued statements never change; a correction is a new version.",
      confirm: (count: number) => (count === 1 ? "Issue 1 statement" : `Issue ${count} statements`),
      amount: "Total, net of tax",
      done: (count: number) => (count === 1 ? "1 statement is issued." : `${count} statements are issued.`),
    },
    close: {
      action: "Close period",
      title: "Close this period",
      description:
        "Usage that comes later for it is corrected in the next open period. It can be reopened with a reason.",
      confirm: "Close period",
      done: "The period is closed.",
    },
    reopen: {
      action: "Reopen period…",
      title: "Reopen this period",
      description:
        "The run gives way to a new version, which posts only the difference. What was issued stays as it is and can still be read.",
      confirm: "Reopen period",
      reasonLabel: "Why it is settled anew",
      done: (version: number) => `Version ${version} has given way: prepare anew.`,
    },
    progress: {
      label: "The run is being prepared",
      steps: {
        wait: "waiting for its turn",
        compare: "comparing the invoice with our usage",
        load: "freezing every input",
        compute: "computing shares and margins",
        save: "writing the new version",
      } as Readonly<Record<string, string>>,
      detail: (done: number, total: number, step: string) =>
        `step ${Math.min(done + 1, total)} of ${total}: ${step}`,
      elapsed: (who: string, span: string) => `started by ${who} ${span} ago`,
      interruptedTitle: "The preparation was interrupted",
      interruptedText: (who: string) =>
        `${who} started it, and the server that worked on it has gone. Nothing was changed.`,
      failedTitle: "The last preparation ended without a result",
      again: "Start again",
    },
  },
} as const;
