import type { Outputs } from "../trpc/outputs.ts";

type Transfer = Outputs["simTransfer"]["show"];
type Incoming = Outputs["simTransfer"]["showIncoming"];

/** The words of SIMs that go to another operator, and of those that are offered. */
export const simTransferTexts = {
  title: "SIM transfers",
  sims: "SIMs",
  description:
    "SIMs in stock that you give to another operator of your aggregator, and SIMs that the aggregator offers you.",
  views: { label: "Direction", incoming: "Offered to you", outgoing: "Given away" },
  columns: {
    asked: "Asked",
    offered: "Offered",
    receiver: "Receiver",
    sims: "SIMs",
    from: "From",
    status: "Status",
  },
  captions: { incoming: "SIMs that are offered to you", outgoing: "SIMs that you give away" },
  states: {
    asked: "With the aggregator",
    done: "Given away",
    refused: "Refused",
    withdrawn: "Withdrawn",
  } as const satisfies Readonly<Record<Transfer["status"], string>>,
  incomingStates: {
    waiting: "Waits for you",
    taken: "Taken",
    declined: "Declined",
    withdrawn: "No longer offered",
  } as const satisfies Readonly<Record<Incoming["status"], string>>,
  count: (count: number) => (count === 1 ? "1 SIM" : `${count} SIMs`),
  empty: {
    incoming: {
      title: "Nothing is offered",
      text: "When the aggregator has SIMs for you, they wait here for your word.",
    },
    outgoing: {
      title: "Nothing was given away",
      text: "Offer SIMs in stock: the aggregator leads them on, and they are yours until somebody has taken them.",
    },
  },
  offer: {
    action: "Give SIMs away",
    title: "Give SIMs to another operator",
    description:
      "They are given to no subscriber meanwhile. The aggregator decides, then the receiver; until then they stay yours.",
    receiver: "Receiver's code",
    receiverHint: "As it was told to you. It is passed on as you write it, and not looked up.",
    which: "Which SIMs",
    kinds: { list: "Those of a list", batch: "All of a batch that are in stock" },
    list: "ICCIDs",
    listHint: "One in each line.",
    batch: "Batch",
    from: "Theirs from",
    fromHint: "From the beginning of that day, or from when they are taken if that is later.",
    note: "Note to the aggregator",
    noteHint: "The receiver does not see it.",
    confirm: "Ask for the transfer",
    done: (count: number) => `The transfer of ${count} SIMs is asked for.`,
    missing: "Fill this in.",
  },
  withdraw: {
    action: "Withdraw",
    title: "Withdraw the transfer",
    description: "The SIMs are in stock again.",
    reason: "Why",
    confirm: "Withdraw transfer",
    done: "The transfer is withdrawn.",
  },
  take: {
    action: "Take SIMs",
    title: "Take the SIMs",
    description:
      "They are in your stock, and what is used with them is yours, from the day that is named or from now if that is later. This cannot be undone.",
    confirm: "Take SIMs",
    done: (count: number) => `${count} SIMs are yours.`,
  },
  decline: {
    action: "Decline",
    title: "Decline the SIMs",
    description: "They stay where they are.",
    reason: "Why, for the aggregator to read",
    confirm: "Decline SIMs",
    done: "The SIMs are declined.",
  },
  detail: {
    outgoing: (receiver: string) => `SIMs to ${receiver}`,
    incoming: "SIMs from the aggregator",
    receiver: "Receiver's code",
    asked: "Asked",
    offered: "Offered",
    wanted: "Wanted from",
    moved: "Theirs since",
    yours: "Yours since",
    ended: "Ended",
    answered: "Answered",
    note: "Note",
    why: "Why",
    by: (who: string) => `by ${who}`,
    list: "ICCIDs",
    caption: "SIMs of this transfer",
  },
} as const;
