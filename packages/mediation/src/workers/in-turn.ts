/** Does one piece of work after the other, in the order in which they were asked for. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    // Whoever comes next waits for the end of it, whatever that is.
    last = done.catch(() => undefined);
    return done;
  };
}
