import type { Outputs } from "../trpc/outputs.ts";

type Transfer = Outputs["simTransfer"]["show"];
type Obstacle = Transfer["obstacles"][number]["kind"];

/** The words of SIMs that go from one operator to another. */
export const simTransferTexts = {
  title: "SIM transfers",
  description: "SIMs that operators give to each other. Neither learns from you who the other one is.",
  caption: "SIM transfers",
  views: { label: "Which transfers", open: "Under way", over: "Over", all: "All" },
  columns: {
    giver: "From",
    receiver: "Receiver as written",
    sims: "SIMs",
    from: "Wanted from",
    asked: "Asked",
    status: "Status",
  },
  states: {
    asked: { label: "Waits for you", tone: "warning" },
    offered: { label: "With the receiver", tone: "info" },
    done: { label: "Moved", tone: "good" },
    refused: { label: "Refused", tone: "bad" },
    withdrawn: { label: "Withdrawn", tone: "neutral" },
  } as const satisfies Readonly<Record<Transfer["status"], object>>,
  empty: {
    title: "No SIM is on its way",
    text: "Operators ask in their portal. What they ask waits here for your word.",
    showAll: "Show all transfers",
  },
  count: (count: number) => (count === 1 ? "1 SIM" : `${count} SIMs`),
  obstacles: {
    title: "It cannot be led on as things stand",
    kinds: {
      "no-such-operator": () => "No operator has the code that was written.",
      "not-live": () => "The operator that is named is not in business at that time.",
      "no-terms": (sims: number, first: string) =>
        `The receiver has no margin terms under the agreement that they are of: ${sims}, the first one ${first}.`,
      "not-held": (sims: number, first: string) =>
        `Not the giver's by your inventory: ${sims}, the first one ${first}.`,
      "ends-soon": (sims: number, first: string) =>
        `With an end in your inventory: ${sims}, the first one ${first}.`,
    } as const satisfies Readonly<Record<Obstacle, (sims: number, first: string) => string>>,
  },
  leadOn: {
    action: "Lead on",
    title: "Offer the SIMs to the receiver",
    description: (receiver: string) =>
      `${receiver} sees which SIMs they are, and not whose. They change hands when it takes them.`,
    confirm: "Offer SIMs",
    done: "The SIMs are offered.",
  },
  refuse: {
    action: "Refuse",
    title: "Refuse the transfer",
    description:
      "The SIMs are in the giver's stock again. If the receiver was offered them, it is so no more.",
    reason: "Why",
    hint: "The giver reads it. Do not say whether there is such an operator.",
    confirm: "Refuse transfer",
    done: "The transfer is refused.",
  },
  detail: {
    title: (giver: string) => `SIMs of ${giver}`,
    giver: "From",
    receiver: "Receiver as written",
    nobody: (code: string) => `${code} (nobody's code)`,
    asked: "Asked",
    wanted: "Wanted from",
    note: "Note",
    approved: "Led on",
    answered: "Receiver answered",
    declined: "Receiver's reason",
    ended: "Ended",
    why: "Why",
    moved: "Moved",
    by: (who: string) => `by ${who}`,
    list: "SIMs",
    caption: "SIMs of this transfer",
    columns: { iccid: "ICCID", imsis: "IMSI" },
  },
} as const;
