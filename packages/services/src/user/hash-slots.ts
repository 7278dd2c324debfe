const SLOTS = 4;
const KEPT = Symbol.for("tributary.hash-slots");

interface Slots {
  taken: number;
  readonly waiting: (() => void)[];
}

/**
 * Runs a password's hashing when one of four places is free. Each takes 19 MB and a thread; without a limit a
 * burst of sign-ins would take the whole process.
 */
export async function inHashSlot<T>(work: () => Promise<T>): Promise<T> {
  // The web framework loads a module once per bundle: only the global object is the same for all of them.
  const kept = globalThis as { [KEPT]?: Slots };
  kept[KEPT] ??= { taken: 0, waiting: [] };
  const slots = kept[KEPT];
  if (slots.taken < SLOTS) slots.taken += 1;
  else await new Promise<void>((resolve) => slots.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = slots.waiting.shift();
    if (next === undefined) slots.taken -= 1;
    else next();
  }
}
