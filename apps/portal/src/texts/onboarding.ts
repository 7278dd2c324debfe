import type { Outputs } from "../trpc/outputs.ts";

type State = NonNullable<Outputs["onboarding"]["show"]>["items"][number]["state"];
type Tone = "neutral" | "info" | "good" | "warning" | "bad";

const items: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  "network.connection": {
    title: "Connection to the network",
    text: "Enter the network's address and token under Network.",
  },
  "billing.rate-card": { title: "Rate card", text: "Publish what usage costs under Rate cards." },
  "billing.plans": { title: "Plans", text: "Publish a plan under Plans." },
  "billing.tax": { title: "Tax and billing", text: "Say how you bill under Billing." },
  "billing.payment": { title: "Card payments", text: "Connect a gateway under Card payments." },
  "sim.stock": { title: "SIMs", text: "Take your SIMs into the inventory under SIMs." },
  "care.team": { title: "Your team", text: "Invite somebody for each role under Team." },
  "care.sla": { title: "Support hours", text: "Say when you answer your customers, and within which time." },
};

/** What an item is about. */
export function itemTexts(code: string): { readonly title: string; readonly text: string } {
  return items[code] ?? { title: code, text: "" };
}

/** The words of the way to the first day in business. */
export const onboardingTexts = {
  title: "Onboarding",
  description: "What is waited for from you before you are live.",
  over: { title: "Nothing is waited for", text: "Your onboarding is over, or has not begun." },
  progress: "All that has to be done, by you and by others",
  of: (settled: number, total: number) => `${settled} of ${total} done`,
  target: "Planned to be live on",
  items: "What is waited for from you",
  columns: { title: "Item", due: "Due", state: "Status", action: "Action" },
  none: "–",
  gate: "Needed to go live",
  handedIn: (text: string) => `Handed in: ${text}`,
  states: {
    todo: { label: "To do", tone: "warning" },
    doing: { label: "Under way", tone: "info" },
    supplied: { label: "Handed in", tone: "info" },
    done: { label: "Done", tone: "good" },
    skipped: { label: "Not needed", tone: "neutral" },
  } as const satisfies Readonly<Record<State, { label: string; tone: Tone }>>,
  supply: {
    action: "Hand in",
    actionLabel: (title: string) => `Hand in for ${title}`,
    description: "The aggregator reads it and looks whether anything is missing.",
    text: "What you hand in",
    link: "Link",
    linkHint: "Where a document lies, if there is one.",
    confirm: "Hand in",
    done: "It is handed in.",
  },
} as const;
