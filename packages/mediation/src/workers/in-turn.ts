/** Does one piece of work after the other, in the order in which they were asked for. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Files that are taken in side by side: what each does is done by one of them at a time. */
export interface FileTurns {
  readonly read: InTurn;
  readonly store: InTurn;
}

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    // Whoever comes next waits for the end of it, whatever that is.
    last = done.catch(() => undefined);
    return done;
  };
}
