const subscribers = (count: number) => (count === 1 ? "1 subscriber" : `${count} subscribers`);

/** The words of corrections of rate cards. */
export const rateCorrectionTexts = {
  title: "Correction",
  metaTitle: (code: string) => `Correction of ${code}`,
  statuses: {
    reported: { label: "Looked into", tone: "warning" },
    requested: { label: "Waits for approval", tone: "warning" },
    approved: { label: "Being applied", tone: "info" },
    applied: { label: "Applied", tone: "good" },
    rejected: { label: "Rejected", tone: "bad" },
    withdrawn: { label: "Withdrawn", tone: "neutral" },
    dropped: { label: "Looked into again", tone: "neutral" },
  },
  holdsFrom: (version: number) => `Version ${version}, to hold from`,
  list: {
    title: "Corrections",
    caption: "Corrections of this rate card",
    version: "Version",
    from: "Holds from",
    status: "Status",
    by: "Looked into by",
  },
  report: {
    action: "Correct months",
    title: (version: number) => `Correct months by version ${version}`,
    description:
      "A report says what the draft would change of usage that is rated already. Nothing changes before somebody else has approved it.",
    from: "Prices should have held from",
    fromHint: (zone: string) => `The day begins by the clock of ${zone}. Final bills stay as they are.`,
    fromMissing: "Choose a day.",
    confirm: "Make the report",
    done: "The report is made.",
  },
  tiles: {
    subscribers: "Subscribers rated again",
    records: "Records by the new prices",
    difference: "Difference of usage",
    wasIs: "before, then after",
  },
  months: {
    title: "By month",
    description: "What bills ask for usage: without fees, and with tax where its prices hold it.",
    caption: "What the correction comes to, by month",
    month: "Month",
    bills: "Bills",
    states: {
      open: "open: billed as corrected",
      final: "final: the next bills bear the difference",
    },
    subscribers: "Subscribers",
    records: "Records",
    before: "Before",
    after: "After",
    difference: "Difference",
  },
  most: {
    title: "Largest differences",
    caption: "Subscribers with the largest differences",
    subscriber: "Subscriber",
    none: "Nobody pays more or less.",
  },
  credited: {
    title: "Some have left",
    text: (count: number) =>
      `${subscribers(count)} with final bills that were too high: no other bill comes to them, so each bill gets a credit note. Together:`,
  },
  leftBills: {
    title: "Bills that were credited by hand",
    text: (count: number) =>
      `${count === 1 ? "1 final bill was" : `${count} final bills were`} credited by somebody already. Corrections leave them as they are.`,
  },
  unrateable: {
    title: "Records without a rate",
    text: (before: number, after: number) =>
      `Before: ${before}. After: ${after}. A subscriber with such records is not billed until there is a rate.`,
  },
  notes: {
    title: "Credit notes",
    caption: "Credit notes made by the correction",
    number: "Credit note",
    of: "Takes back part of",
  },
  facts: {
    asked: "Looked into",
    requested: "Asked for",
    reason: "Reason",
    decided: { approved: "Approved", applied: "Approved", rejected: "Rejected", withdrawn: "Withdrawn" },
    why: "Why",
    applied: "Applied",
    fingerprint: "Fingerprint",
  },
  by: (who: string) => `by ${who}`,
  amount: "Difference of usage",
  ask: {
    action: "Ask for it",
    title: "Ask for this correction",
    description: "Somebody who approves bills decides on it. You cannot approve it yourself.",
    reason: "Why",
    hint: "It stands beside the correction, and on credit notes.",
    confirm: "Ask for the correction",
    done: "It waits for approval.",
  },
  approve: {
    action: "Approve and apply",
    again: "Go on",
    title: "Approve and apply this correction",
    description:
      "The prices are published backwards and the months are rated again. Final bills stay; their differences are lines of the next bills.",
    confirm: "Approve and apply",
    done: "The months are corrected.",
    own: "You asked for it: somebody else decides.",
  },
  reject: {
    action: "Reject",
    title: "Reject this correction",
    description: "Nothing changes, and the draft stays.",
    reason: "Why",
    confirm: "Reject",
    done: "It is rejected.",
  },
  withdraw: {
    action: "Withdraw",
    title: "Withdraw this correction",
    description: "Nothing changes, and the draft stays.",
    reason: "Why",
    confirm: "Withdraw",
    done: "It is withdrawn.",
  },
} as const;
