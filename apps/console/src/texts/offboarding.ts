import type { Outputs } from "../trpc/outputs.ts";

type Shown = NonNullable<Outputs["offboarding"]["show"]>;
type Step = Shown["steps"][number]["name"];

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
    reason: "Why",
    asked: "Asked",
    decided: "Decided",
    decision: "Reason of the decision",
    sims: "SIMs handed back",
    by: (who: string) => `by ${who}`,
  },
  ask: {
    action: "End operator",
    title: "Ask for the end of this operator",
    description: "Nothing changes before somebody else approves it.",
    lastDay: "Last day",
    lastDayHint: "It ends at midnight by the clock of its agreement.",
    lateDays: "Days for late usage",
    lateDaysHint: "So long its SIMs stay its own: usage that comes late still finds it.",
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
    } as const satisfies Readonly<Record<Step, string>>,
    done: "Done",
    open: "Open",
    left: (count: number) => `Open, ${count} left`,
  },
} as const;
