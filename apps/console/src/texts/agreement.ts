import { formatDecimal } from "@tributary/ui/format/quantity";
import type { Outputs } from "../trpc/outputs.ts";
import { priceWords } from "./terms.ts";

type Change = Outputs["agreement"]["draft"]["change"];
type Lacking = Outputs["agreement"]["preview"]["lacking"][number];

const records = (count: string) => (count === "1" ? "1 record" : `${count} records`);

/** The words of agreements, of the rates they lack and of those that are proposed. */
export const agreementTexts = {
  title: "Agreement rates",
  description:
    "Records wait in quarantine where the agreement with the network has no rate for them. A rate is proposed by one person and approved by another; then the records are read again.",
  under: (mno: string) => `With ${mno}`,
  none: "There is no agreement yet: load the portfolio file.",
  nothing: "Nothing waits for a rate.",
  waits: (count: string) => `${records(count)} wait for a rate`,
  asking: "Reading the records that wait…",
  part: (count: string) => `Counted in the first ${records(count)}.`,
  notYours: "The wholesale manager proposes what is lacking.",
  lacking: {
    caption: (agreement: string) => `What ${agreement} lacks`,
    columns: { what: "What is lacking", records: "Records", since: "First", last: "Last", action: "Propose" },
    propose: "Propose…",
    proposeFor: (what: string) => `Propose a rate: ${what}`,
  },
  services: { voice: "Voice", sms: "SMS", mms: "MMS", data: "Data" },
  directions: { mo: "outgoing", mt: "incoming", none: "" },
  statuses: {
    waiting: { label: "Waits for approval", tone: "warning" },
    approved: { label: "In force", tone: "good" },
    declined: { label: "Declined", tone: "bad" },
    withdrawn: { label: "Withdrawn", tone: "neutral" },
  },
  drafts: {
    waiting: "Waiting for approval",
    waitingText: "Whoever has proposed it does not approve it.",
    decided: "Decided",
    caption: { waiting: "Proposals that wait for approval", decided: "Proposals that were decided" },
    columns: {
      change: "Proposal",
      agreement: "Agreement",
      from: "From",
      by: "Proposed by",
      status: "Status",
    },
  },
  form: {
    title: "Propose a rate",
    description: "It changes nothing until somebody else approves it.",
    how: "How",
    ways: {
      join: { title: "Add to a zone", hint: "A zone that has a price already." },
      cover: {
        title: "Charge as a line",
        hint: "The zone is charged as a line of the agreement charges its own.",
      },
      line: { title: "A price of its own", hint: "A new line, for what no line has a price yet." },
    },
    by: "What leads to the zone",
    bys: { prefixes: "The dialled number", networks: "The visited network" },
    prefixes: "Numbers that begin with",
    prefixesHint: "Without +. Several are parted by spaces.",
    networks: "Networks",
    networksHint: "Their PLMN codes, parted by spaces.",
    zone: "Zone",
    zoneHint: "A short name in small letters, such as spain.",
    line: "Line",
    choose: "Choose",
    like: "Counted like",
    likeHint: "The new line takes its unit, its increments and its kind of price.",
    code: "Code of the line",
    name: "Description",
    rate: (unit: string) => `Price per ${unit}`,
    package: (unit: string) => `Price of a package of ${unit}`,
    size: "Size of a package",
    tierUpTo: (edge: string, unit: string) => `Price per ${unit}, up to ${edge}`,
    tierAbove: (unit: string) => `Price per ${unit}, above`,
    from: "From",
    fromHint: (first: string) => `In the agreement's zone, not before ${first}.`,
    preview: "Preview",
    why: "Why",
    whyHint: "Read by whoever approves it, and kept: the annex or the mail in which it was agreed.",
    whyMissing: "Say why.",
    cancel: "Not now",
    propose: "Propose",
    done: "Proposed. Somebody else has to approve it.",
  },
  preview: {
    title: "What it would change",
    versions: (count: number) =>
      count === 1 ? "One version of the agreement is made." : `${count} versions of the agreement are made.`,
    still: "Would still lack:",
  },
  draft: {
    title: "Proposal",
    added: "What is added",
    from: "From",
    versions: "Versions",
    version: (version: number) => `Version ${version}`,
    made: "Each one is the version that was in force, and what is added.",
    facts: "Who and why",
    proposedBy: "Proposed by",
    proposedAt: "Proposed",
    why: "Why",
    decidedBy: "Decided by",
    decidedAt: "Decided",
    reason: "Reason",
    conflict: "It does not fit the agreement any more",
    own: "You have proposed this: somebody else has to decide it.",
    effect: "The records that wait",
    outcome: "What came of it",
    noneWaited: "No record waited for it when it was approved.",
    settled:
      "Open months are settled with it; a run that was prepared before has to be prepared anew. What was issued stays: usage of a closed month becomes an adjustment in the next open one.",
    file: "For the portfolio file",
    fileText:
      "The next load of the file leaves this version. Before the file brings a newer one, take this into its versions.",
    fileLabel: (version: number) => `Version ${version} in the portfolio file's form`,
  },
  approve: {
    action: "Approve…",
    title: "Approve this rate",
    description: "The versions are in force at once, and the records that wait are read again.",
    confirm: "Approve and re-drive",
    done: (count: string) =>
      count === "0" ? "Approved." : `Approved. ${records(count)} are being read again.`,
  },
  decline: {
    action: "Decline…",
    title: "Decline this rate",
    description: "Nothing changes; the records wait on.",
    reason: "Why not",
    confirm: "Decline",
    done: "Declined.",
  },
  withdraw: {
    action: "Withdraw…",
    title: "Withdraw this proposal",
    description: "Nothing changes; the records wait on.",
    reason: "Why",
    confirm: "Withdraw",
    done: "Withdrawn.",
  },
} as const;

/** What is lacking, in words: "Voice outgoing to 34911…: no zone". */
export function lackingWords({ what, zone, service, direction, network, prefix }: Lacking): string {
  const kind = [agreementTexts.services[service], agreementTexts.directions[direction]]
    .filter(Boolean)
    .join(" ");
  const where = [
    ...(prefix === null ? [] : [`to ${prefix}…`]),
    ...(network === null ? [] : [`on network ${network}`]),
  ].join(" ");
  switch (what) {
    case "zone":
      return `${kind} ${where}: no zone`.replace(" :", ":");
    case "rate":
      return `${kind} in zone ${zone}: no rate`;
    case "version":
      return `${kind} before the agreement begins`;
    case "charge":
      return `${kind} in zone ${zone}: more than a record can cost`;
  }
}

/** What a change adds, line by line. */
export function changeSentences(change: Change, currency: string): string[] {
  const zoned = (keys: readonly string[], zone: string, begin: string) =>
    keys.map((key) => `${begin} ${key} lead to zone ${zone}.`);
  switch (change.kind) {
    case "prefixes":
      return zoned(change.prefixes, change.zone, "Numbers that begin with");
    case "networks":
      return zoned(change.networks, change.zone, "Visits to network");
    case "zone":
      return [`Zone ${change.zone} is charged by line ${change.lineCode}.`];
    case "line": {
      const { code, description, services, zones, pricing, like, prefixes, networks } = change;
      const [zone = ""] = zones;
      const price = priceWords(pricing, "unit", (amount) => `${currency} ${formatDecimal(amount)}`);
      return [
        `New line ${code}, ${description}: ${services.join(", ")} in ${zones.join(", ")}.`,
        `Its price: ${price}, counted like line ${like}.`,
        ...zoned(prefixes, zone, "Numbers that begin with"),
        ...zoned(networks, zone, "Visits to network"),
      ];
    }
  }
}

/** A change in a few words, for lists. */
export function changeSummary(change: Change): string {
  switch (change.kind) {
    case "prefixes":
      return `${change.prefixes.join(", ")} to zone ${change.zone}`;
    case "networks":
      return `Network ${change.networks.join(", ")} to zone ${change.zone}`;
    case "zone":
      return `Zone ${change.zone} on line ${change.lineCode}`;
    case "line":
      return `New line ${change.code}, ${change.description}`;
  }
}
