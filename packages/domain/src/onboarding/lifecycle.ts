import { DomainError } from "../error.ts";
import type { Facts, Item, ItemState } from "./types.ts";

/** What may follow by a person's word. What the system looks at ends by itself. */
const STEPS: Readonly<Record<ItemState, readonly ItemState[]>> = {
  todo: ["doing", "supplied", "done", "skipped"],
  doing: ["todo", "supplied", "done", "skipped"],
  supplied: ["todo", "supplied", "done", "skipped"],
  done: ["todo"],
  skipped: ["todo"],
};

/** Whether nothing is to be done about an item any more. */
export function isSettled({ state }: Pick<Item, "state">): boolean {
  return state === "done" || state === "skipped";
}

/** Codes of the items that an item still waits for, in its own order. */
export function openBlockers({ blockedBy }: Pick<Item, "blockedBy">, items: readonly Item[]): string[] {
  return blockedBy.filter((code) => items.some((other) => other.code === code && !isSettled(other)));
}

/** Codes of the gates that are not done. */
export function openGates(items: readonly Item[]): string[] {
  return items.filter(({ isGate, state }) => isGate && state !== "done").map(({ code }) => code);
}

/**
 * Refuses a step of an item that somebody wants to take.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` from a state that does not lead there, for what the system looks
 *         at itself, before its blockers, and for a gate that is to be skipped; `REASON_REQUIRED` for a gate
 *         without evidence.
 */
export function refuseItemStep(
  item: Item,
  to: ItemState,
  { items, evidence }: { readonly items: readonly Item[]; readonly evidence: string | null },
): void {
  if (!STEPS[item.state].includes(to)) {
    throw refused(`This item is ${item.state}: it cannot become ${to} now.`);
  }
  if (to === "skipped" && item.isGate) throw refused("A gate cannot be left out: it has to be done.");
  if (to !== "done") return;
  if (item.check !== null) {
    throw refused("The system sees by itself when this is done: set up what it looks at.");
  }
  const [blocker] = openBlockers(item, items);
  if (blocker !== undefined) throw refused(`This waits for ${blocker}: finish that first.`);
  if (item.isGate && (evidence ?? "").trim() === "") {
    throw new DomainError("REASON_REQUIRED", "Say what shows that it is done: a gate needs evidence.");
  }
}

/**
 * Looks at what the system can tell: an item whose check holds is done as soon as nothing blocks it, and one
 * whose check no longer holds is to be done again.
 *
 * Shape   the same items in the same order, each with the state that it has now.
 */
export function lookAgain(items: readonly Item[], facts: Facts): Item[] {
  let seen = items.map((item) =>
    item.check !== null && item.state === "done" && !facts[item.check]
      ? { ...item, state: "todo" as const }
      : item,
  );
  // What is done may unblock others: gone through until nothing changes, once for each item at most.
  for (let round = 0; round < items.length; round += 1) {
    const before = seen;
    seen = before.map((item) => {
      const holds = item.check !== null && facts[item.check] && !isSettled(item);
      return holds && openBlockers(item, before).length === 0 ? { ...item, state: "done" as const } : item;
    });
    if (seen.every((item, index) => item.state === before[index]?.state)) break;
  }
  return seen;
}

/**
 * Refuses to go live while a gate is open.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`, with the codes of the open gates in its details.
 */
export function refuseOpenGates(items: readonly Item[]): void {
  const gates = openGates(items);
  if (gates.length === 0) return;
  const count = gates.length === 1 ? "1 gate is" : `${gates.length} gates are`;
  throw new DomainError("STEP_REFUSED", `${count} open: ${gates.join(", ")}. Finish them before go-live.`, {
    gates,
  });
}

function refused(message: string): DomainError {
  return new DomainError("STEP_REFUSED", message);
}
