import type { Outputs } from "../trpc/outputs.ts";

type Order = Outputs["networkOrder"]["show"];

/** The words of orders to the operator's network. */
export const networkOrderTexts = {
  title: "Network orders",
  description:
    "What your network and your eSIM server were asked to do for your subscribers, and what became of it.",
  caption: "Network orders",
  subscriber: "Subscriber",
  subscriberPlaceholder: "Its number",
  status: "Status",
  columns: {
    action: "Order",
    subscriber: "Subscriber",
    placed: "Placed",
    tries: "Tries",
    said: "Said last",
    status: "Status",
  },
  actions: {
    activate: "Activate",
    suspend: "Suspend",
    resume: "Resume",
    "swap-sim": "Swap SIM",
    "change-number": "Change number",
    terminate: "Terminate",
    "esim-download": "Prepare eSIM",
    "esim-release": "Release eSIM",
    "esim-cancel": "Cancel eSIM",
  } as const satisfies Readonly<Record<Order["action"], string>>,
  states: {
    waiting: "Waiting",
    sent: "Accepted",
    acknowledged: "Done",
    failed: "Refused",
    "given-up": "Given up",
  } as const satisfies Readonly<Record<Order["status"], string>>,
  none: "–",
  givenUp: {
    title: (count: number) => (count === 1 ? "One order was given up" : `${count} orders were given up`),
    text: "The network did not answer for as long as it was asked. Look at why, then have them tried again.",
    action: "Show them",
  },
  empty: {
    title: "No order",
    text: "An order is placed with each step of a subscriber: activate, suspend, swap a SIM and so on.",
    filtered: "No order is as you search.",
    reset: "Show all orders",
  },
  card: { title: "Network orders", none: "Nothing was asked of the network.", all: "All its orders" },
  detail: {
    subscriber: "Subscriber",
    placed: "Placed",
    by: "By",
    tries: "Tries",
    next: "Tried next",
    ended: "Ended",
    said: "Said last",
    history: "History",
    events: {
      placed: "placed it",
      done: "says it is done",
      accepted: "accepted it",
      refused: "refused it",
      "not-now": "did not take it",
      "given-up": "gave it up",
      retried: "had it tried again",
      progress: "reported on the download",
    } as const satisfies Readonly<Record<Order["events"][number]["kind"], string>>,
    actors: { network: "Network", "network-orders": "Network", "sm-dp+": "eSIM server" } as Readonly<
      Record<string, string>
    >,
    attempt: (attempt: number) => `Try ${attempt}`,
    noEffect: "Changed nothing: it had ended before.",
  },
  retry: {
    action: "Try again",
    done: "It is tried again now.",
  },
  giveUp: {
    action: "Give up",
    title: "Give this order up",
    description:
      "It is not sent again. Orders behind it go on. If the network carried it out, it still counts as done.",
    reason: "Why",
    confirm: "Give order up",
    done: "The order is given up.",
  },
  code: {
    action: "Show QR code",
    title: "Download the eSIM",
    description: "Whoever scans this code installs the profile. Show it to nobody but the subscriber.",
    alt: "QR code with the activation code",
    text: "Activation code",
  },
} as const;
