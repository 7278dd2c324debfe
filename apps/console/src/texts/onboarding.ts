import type { Outputs } from "../trpc/outputs.ts";

type Shown = Outputs["onboarding"]["show"];
type Item = Shown["items"][number];
type Tone = "neutral" | "info" | "good" | "warning" | "bad";

const items: Readonly<Record<string, { readonly title: string; readonly hint: string }>> = {
  "network.terms": {
    title: "Agreement and margin terms in force",
    hint: "The system sees margin terms under an agreement that holds.",
  },
  "network.imsi-range": { title: "IMSI range", hint: "The system sees a range or SIMs of the operator." },
  "network.apn": { title: "APN", hint: "The network has set the access point up: name where it says so." },
  "network.tadig": {
    title: "TADIG and roaming list",
    hint: "Which TADIG code stands for the operator abroad.",
  },
  "network.connection": {
    title: "Connection to the network",
    hint: "The system sees the operator's settings.",
  },
  "billing.rate-card": { title: "Rate card", hint: "The system sees a published version." },
  "billing.plans": { title: "Plans", hint: "The system sees a published version." },
  "billing.tax": {
    title: "Tax and billing profile",
    hint: "The system sees that the operator says how it bills.",
  },
  "billing.payment": { title: "Card payments", hint: "The system sees a gateway of the operator." },
  "sim.batch": { title: "SIM batch", hint: "The cards or profiles have been delivered: name the order." },
  "sim.stock": {
    title: "SIMs in the inventory",
    hint: "The system sees SIMs that the operator has taken in.",
  },
  "sim.profiles": { title: "eSIM profiles", hint: "The profiles lie at the SM-DP+." },
  "sim.numbering": { title: "Numbers", hint: "The system sees a range or numbers of the operator." },
  "care.admin": { title: "First administrator", hint: "The system sees somebody invited as administrator." },
  "care.team": { title: "Roles of the template", hint: "The system sees somebody in each role." },
  "care.sla": { title: "Support hours and answers", hint: "What is agreed on answers to its tickets." },
  "launch.rehearsal": {
    title: "Rehearsal",
    hint: "The system sees one that has passed for what stands now.",
  },
};

/** How an item of the list is called. */
export function itemTitle(code: string): string {
  return items[code]?.title ?? code;
}

export const onboardingTexts = {
  title: "Onboarding",
  description: "Operators on their way to be live, and who is waited for.",
  caption: "Operators on their way",
  views: { label: "Which", open: "Under way", live: "Live", all: "All" },
  columns: {
    name: "Operator",
    progress: "Done",
    gates: "Open gates",
    waiting: "Waiting for",
    days: "Days left",
    overdue: "Late",
    target: "Target",
    status: "Status",
  },
  of: (done: number, all: number) => `${done} of ${all}`,
  blocked: (count: number) => (count === 1 ? "1 blocked" : `${count} blocked`),
  none: "–",
  empty: {
    title: "Nobody is on the way",
    text: "A new operator is made of a template: its terms, prices, plans and rules.",
  },
  newOperator: "New operator",
  parties: { mvna: "us", mno: "the MNO", operator: "the operator" },
  owners: { mvna: "We", mno: "MNO", operator: "Operator" },
  statuses: {
    running: { label: "Under way", tone: "info" },
    asked: { label: "Waits for approval", tone: "warning" },
    live: { label: "Live", tone: "good" },
  } as const satisfies Readonly<Record<Shown["status"], { label: string; tone: Tone }>>,
  states: {
    todo: { label: "To do", tone: "neutral" },
    doing: { label: "Under way", tone: "info" },
    supplied: { label: "Supplied", tone: "warning" },
    done: { label: "Done", tone: "good" },
    skipped: { label: "Left out", tone: "neutral" },
  } as const satisfies Readonly<Record<Item["state"], { label: string; tone: Tone }>>,
  tracks: {
    network: "Network",
    billing: "Billing",
    sim: "SIM and eSIM",
    care: "Care",
    launch: "Launch",
  } as const satisfies Readonly<Record<Item["track"], string>>,
  tiles: {
    progress: "Done",
    gates: (count: number) => (count === 1 ? "1 gate open" : `${count} gates open`),
    noGates: "every gate is done",
    waiting: "Waiting for",
    word: "the word to go live",
    path: "Critical path",
    days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
    elapsed: "Under way for",
    target: "Target",
  },
  item: {
    gate: "Gate",
    critical: "Critical",
    checked: "seen by the system",
    after: (titles: string) => `after ${titles}`,
    columns: { title: "Item", owner: "Whose", due: "Due", state: "Status", action: "Action" },
    open: "Open",
    openLabel: (title: string) => `Open ${title}`,
    hint: (code: string) => items[code]?.hint ?? "",
    owner: "Whose it is to do",
    person: "Person",
    due: "Due on",
    evidence: "What shows that it is done",
    evidenceHint: "A gate needs it.",
    link: "Link",
    state: "Status",
    save: "Save item",
    cancel: "Cancel",
    done: "The item is saved.",
    supplied: "Handed in by the operator",
    settled: (who: string) => `Settled by ${who}`,
  },
  path: {
    title: "Critical path",
    text: "The longest way of what is left. Who is waited for is whose turn it is at its first item.",
    empty: "Nothing is left to be done.",
  },
  ledger: {
    title: "Time ledger",
    text: "Who was waited for, and how long. The parties' times sum to the whole.",
    caption: "Time by party",
    columns: { party: "Waited for", time: "Time" },
    spells: "Time by spell",
    spell: { item: "Item", since: "Since", until: "Until", time: "Time", party: "Waited for" },
    whole: "Whole time",
    goLive: "Word to go live",
  },
  setup: {
    waiting: "The operator is being set up: its schema, prices, plans and rules.",
    running: "The operator is being set up: its schema, prices, plans and rules.",
    failed: "The operator could not be set up",
    again: "Try again",
    againDone: "It is tried again.",
    title: "Made from the template",
    caption: "What was made from the template",
    columns: { kind: "Part", code: "Code", action: "What became of it" },
    actions: { create: "made", change: "changed", left: "left as it was" } as Readonly<
      Record<string, string>
    >,
  },
  news: {
    action: "Check again",
    done: (count: number) => (count === 1 ? "1 item is done." : `${count} items are done.`),
  },
  range: {
    action: "Assign a range",
    title: "Assign a range",
    description: "Usage of its IMSIs or numbers is the operator's from that day on.",
    agreement: "Agreement",
    kind: "Kind",
    kinds: { imsi: "IMSIs", msisdn: "Numbers (MSISDN)" },
    first: "First",
    last: "Last",
    from: "From",
    confirm: "Assign range",
    cancel: "Cancel",
    done: "The range is assigned.",
  },
  goLive: {
    action: "Ask for go-live",
    title: "Ask for go-live",
    description: "Somebody else approves it. The gates are looked at once more then.",
    from: "Live from",
    confirm: "Ask for go-live",
    cancel: "Cancel",
    done: "Go-live is asked for.",
    waits: (who: string) => `${who} has asked for it to go live from`,
    approve: "Approve go-live",
    approveTitle: "Approve go-live",
    approveText: (name: string) => `${name} is live from that instant: its usage is settled and billed.`,
    approveConfirm: "Approve go-live",
    approved: "The operator goes live.",
    decline: "Decline",
    declineTitle: "Decline go-live",
    declineText: "It is under way again.",
    reason: "Why",
    declineConfirm: "Decline go-live",
    declined: "Go-live is declined.",
  },
  start: {
    title: "New operator",
    description: "Made of a template. Look at what that comes to, then make it.",
    noTemplate: "There is no published template",
    noTemplateText: "Write one, and have somebody else publish it.",
    templates: "Show templates",
    template: "Template",
    code: "Code",
    codeHint: "a–z, 0–9 and _, a letter first. It never changes.",
    name: "Name",
    country: "Country",
    countryHint: "Two letters, like DE.",
    target: "To be live on",
    hasSeller: "I know who sells, for its bills",
    seller: {
      name: "Company",
      street: "Street",
      postalCode: "Postal code",
      city: "City",
      country: "Country of the company",
      taxId: "VAT number",
    },
    preview: "Show what is made",
    changes: "What is made",
    caption: "What is made of the template",
    columns: { kind: "Part", code: "Code", action: "What becomes of it" },
    noBilling: "How it bills is left to the operator: who sells is not known yet.",
    confirm: "Make operator",
    done: "The operator is made. It is being set up.",
  },
} as const;

const MINUTE = 60_000;

/** A length of time for people: "3 d 4 h 5 min". */
export function spellTime(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  const parts = [days > 0 ? `${days} d` : "", hours > 0 ? `${hours} h` : "", `${minutes % 60} min`];
  return parts.filter((part) => part !== "").join(" ");
}
