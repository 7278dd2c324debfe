import type { Half } from "./types.ts";

/** What becomes of halves; each half that is offered ends in exactly one of these. */
export interface PairVisitor<Offered extends Half> {
  readonly pair: (invite: Offered, bye: Offered) => void;
  /** Its other half has not come. */
  readonly leave: (half: Offered) => void;
  /** Another half of the same kind, which says something else, waits already: the call is not clear. */
  readonly refuse: (half: Offered) => void;
}

export interface Pairer<Offered extends Half> {
  readonly offer: (half: Offered) => void;
  /** Leaves all that wait. */
  readonly end: () => void;
}

/** Puts the two ends of calls together, whichever comes first; never more than `most` halves wait. */
export function createPairer<Offered extends Half>(
  most: number,
  { pair, leave, refuse }: PairVisitor<Offered>,
): Pairer<Offered> {
  const waiting = new Map<string, Offered>();

  function wait(half: Offered): void {
    waiting.set(half.dialog, half);
    if (waiting.size <= most) return;
    const [oldest] = waiting.values();
    if (oldest === undefined) return;
    waiting.delete(oldest.dialog);
    leave(oldest);
  }

  return {
    offer(half) {
      const other = waiting.get(half.dialog);
      if (other === undefined) wait(half);
      else if (other.kind !== half.kind) {
        waiting.delete(half.dialog);
        if (half.kind === "BYE") pair(other, half);
        else pair(half, other);
      } else if (other.bytes.equals(half.bytes)) leave(half);
      else refuse(half);
    },
    end() {
      for (const half of waiting.values()) leave(half);
      waiting.clear();
    },
  };
}
