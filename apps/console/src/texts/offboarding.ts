import { formatDecimal } from "@tributary/ui/format/quantity";
import type { Outputs } from "../trpc/outputs.ts";

type Shown = NonNullable<Outputs["offboarding"]["show"]>;
type Step = Shown["steps"][number]["name"];

const digits = (count: number) => formatDecimal(BigInt(count));

/** The words of an operator's end. */
export const offboardingTexts = {
  title: "End of this operator",
  none: {
    title: "Nobody has asked for its end",
    text: "One person asks for a last day, another approves it. Fixed fees are prorated by it, and usage after it is nobody's.",
  },
  states: {
    asked: { label: "Waits for approval", tone: "warning" },
    approved: { label: "Approved", tone: "info" },
    terminated: { label: "Ended", tone: "info" },
    released: { label: "Ended, SIMs handed back", tone: "neutral" },
    declined: { label: "Declined", tone: "bad" },
    withdrawn: { label: "Withdrawn", tone: "neutral" },
  } as const satisfies Readonly<Record<Shown["status"], object>>,
  facts: {
    until: "In business until",
    released: "SIMs and numbers go back",
    simsGo: "SIMs",
    numbers: "Numbers",
    data: "Its data",
    keep: (months: number) =>
      months === 0 ? "Can be deleted after the end" : `Kept for ${months} months after the end`,
    rest: (days: number) =>
      days === 0 ? "Back to your pool at once" : `Back to your pool after resting ${days} days`,
    reason: "Why",
    asked: "Asked",
    decided: "Decided",
    decision: "Reason of the decision",
    sims: "SIMs handed back",
    count: digits,
    resting: "Numbers that rest",
    elsewhere: "Numbers ported out",
    away: (count: number, away: number) =>
      count === 0 ? "None" : `${digits(count)}, of which ${digits(away)} have still to come home`,
    by: (who: string) => `by ${who}`,
  },
  simsGo: { stock: "Back to your stock", retired: "Retired for good" },
  inventory: {
    title: "What goes back",
    sims: "SIMs",
    simBlocks: "Blocks of SIMs",
    numberBlocks: "Blocks of numbers",
    pool: "Numbers in its pool",
    elsewhere: "Ported out, come home later",
    others: "Ported in, go home to others",
    count: digits,
    blocks: (blocks: number, size: number) =>
      blocks === 0 ? "None" : `${digits(blocks)}, ${digits(size)} in all`,
  },
  home: {
    action: "Number came home",
    title: "A ported-out number came home",
    description:
      "It rests from today on as long as the operator's other numbers did, and can be given out then.",
    msisdn: "Number",
    msisdnHint: "With its country code.",
    confirm: "Take it back",
    done: "The number is back and rests.",
  },
  ask: {
    action: "End operator",
    title: "Ask for the end of this operator",
    description: "Nothing changes before somebody else approves it.",
    lastDay: "Last day",
    lastDayHint: "It ends at midnight by the clock of its agreement.",
    lateDays: "Days for late usage",
    lateDaysHint: "So long its SIMs stay its own: usage that comes late still finds it.",
    simsGo: "SIMs",
    simsGoHint: "A retired SIM is given to nobody any more, neither an operator nor a subscriber.",
    restDays: "Days for which numbers rest",
    restDaysHint: "So long nobody else gets them. Those that were ported out have to come home first.",
    keepMonths: "Months for which its data is kept",
    keepMonthsHint:
      "From the last day on; where its own rules say longer, longer. Nothing is deleted by itself.",
    reason: "Why",
    confirm: "Ask for the end",
    done: "The end is asked for.",
  },
  approve: {
    action: "Approve",
    title: "End this operator",
    description:
      "Usage after the last day is set aside, fixed fees are prorated, and on the day its staff can take nobody on any more. They read and export on.",
    confirm: "End operator",
    done: "The end is approved.",
  },
  decline: {
    action: "Decline",
    title: "Decline the end of this operator",
    description: "It goes on as it is.",
    reason: "Why",
    confirm: "Decline the end",
    done: "The end is declined.",
  },
  withdraw: {
    action: "Withdraw",
    title: "Withdraw your request",
    description: "The operator goes on as it is.",
    reason: "Why",
    confirm: "Withdraw request",
    done: "The request is withdrawn.",
  },
  steps: {
    title: "What is to be done",
    caption: "Steps of the end",
    columns: { step: "Step", state: "State" },
    names: {
      approved: "Approved by another person",
      ended: "The last day is over",
      settled: "Last month settled, final statement issued",
      disputes: "Disputes closed",
      balances: "Statements paid",
      "late-usage": "Late usage has had its time",
      sims: "SIMs and numbers handed back",
      data: "Data deleted",
    } as const satisfies Readonly<Record<Step, string>>,
    done: "Done",
    open: "Open",
    left: (count: number) => `Open, ${count} left`,
  },
} as const;
