import { formatDecimal } from "@tributary/ui/format/quantity";
import type { Outputs } from "../trpc/outputs.ts";

type Shown = Outputs["dataDeletion"]["show"];
type Status = NonNullable<Shown["request"]>["status"];
type Obstacle = Shown["obstacles"][number]["name"];

const digits = (count: number) => formatDecimal(BigInt(count));
const many = (count: number, one: string, more: string) =>
  count === 1 ? `One ${one}` : `${digits(count)} ${more}`;

/** The words of the deletion of an operator's data. */
export const dataDeletionTexts = {
  title: "Its data",
  description:
    "Subscribers, usage, bills, tickets and the rest of what was its own. Statements, settlements, the ledger and the audit log stay.",
  free: "Nothing keeps its data any more. One person asks for its deletion, another approves it.",
  kept: "What keeps its data",
  /** Each says what is in the way and what to do; the day is drawn behind it where there is one. */
  obstacles: {
    "not-ended": () => "Its end is not over: wait until its SIMs and numbers have gone back.",
    unsettled: (count) =>
      `${many(count, "agreement has", "agreements have")} no statement of its last month: settle that month and issue it.`,
    unpaid: (count) =>
      `${many(count, "statement is", "statements are")} not paid in full: record the payment, or lower the statement by an adjustment.`,
    disputes: (count) => `${many(count, "dispute of its is", "disputes of its are")} open: answer it first.`,
    hold: (count) =>
      `${many(count, "legal hold stands", "legal holds stand")}: lift it below when its reason is gone.`,
    "own-hold": (count) =>
      `The operator holds data itself (${digits(count)}): its admin releases that in the portal, under Data retention.`,
    transfers: (count) =>
      `${many(count, "transfer of SIMs is", "transfers of SIMs are")} not answered: see that each is taken, declined or withdrawn.`,
    kept: () => "The time for which data is kept has not passed: wait until then.",
    "pack-underway": () => "An export pack is being made: wait until it is there.",
    "no-pack": () =>
      "No export pack was made after the end: ask the operator's admin to make one, or say why none is wanted when you ask.",
  } as const satisfies Readonly<Record<Obstacle, (count: number) => string>>,
  until: "until",
  holds: {
    title: "Legal holds",
    caption: "Legal holds on its data",
    columns: { reason: "Why", placed: "Placed", state: "State" },
    standing: "Stands",
    lifted: "Lifted",
    by: (who: string) => `by ${who}`,
  },
  hold: {
    action: "Place a hold",
    title: "Place a legal hold",
    description:
      "Nothing of its data is deleted until the hold is lifted. A deletion that is approved stops.",
    reason: "Why the data has to be kept",
    confirm: "Place hold",
    done: "The hold is placed.",
  },
  lift: {
    action: "Lift",
    title: "Lift this legal hold",
    description: "The data can be deleted once nothing else keeps it.",
    reason: "Why it need not be kept any more",
    confirm: "Lift hold",
    done: "The hold is lifted.",
  },
  ask: {
    action: "Ask for deletion",
    title: "Ask that its data is deleted",
    description: "Nothing goes before somebody else approves it. Then it goes for good.",
    noPack: "Why no export pack is wanted",
    noPackHint: "None was made after the end. What is deleted cannot be exported any more.",
    reason: "Why the data goes",
    confirm: "Ask for deletion",
    done: "The deletion is asked for.",
  },
  approve: {
    action: "Approve deletion",
    title: "Delete its data for good",
    description:
      "Its usage, subscribers, bills and tickets are deleted now, and its people can sign in no more. Nothing brings that back.",
    confirm: "Delete data",
    done: "The deletion is approved and begins.",
  },
  decline: {
    action: "Decline deletion",
    title: "Decline the deletion",
    description: "The data stays as it is.",
    reason: "Why",
    confirm: "Decline deletion",
    done: "The deletion is declined.",
  },
  withdraw: {
    action: "Withdraw deletion",
    title: "Withdraw your request",
    description: "The data stays as it is.",
    reason: "Why",
    confirm: "Withdraw request",
    done: "The request is withdrawn.",
  },
  states: {
    asked: { label: "Deletion waits for approval", tone: "warning" },
    approved: { label: "Is being deleted", tone: "info" },
    deleting: { label: "Is being deleted", tone: "info" },
    deleted: { label: "Deleted", tone: "neutral" },
    declined: { label: "Deletion declined", tone: "bad" },
    withdrawn: { label: "Deletion withdrawn", tone: "neutral" },
    stopped: { label: "Deletion stopped", tone: "warning" },
  } as const satisfies Readonly<Record<Status, object>>,
  request: {
    reason: "Why",
    noPack: "Why no pack is wanted",
    asked: "Asked",
    decided: "Decided",
    decision: "Reason of the decision",
    ended: { deleted: "Deleted", stopped: "Stopped" },
    stoppedBy: "Kept by",
    pack: "Last export pack",
    by: (who: string) => `by ${who}`,
  },
  gone: {
    title: "What was deleted",
    caption: "Deleted rows by table",
    columns: { table: "Table", rows: "Rows" },
    nothing: "There were no rows of its own.",
  },
} as const;
