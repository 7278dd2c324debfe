/** A door with transactions. */
interface Door<Tables> {
  $transaction<T>(work: (tables: Tables) => Promise<T>, options?: object): Promise<T>;
}

/** The same door, whose statements within a transaction, and its COMMIT, are told before they are sent. */
export function toldDoor<Tables extends object, Db extends Door<Tables>>(db: Db, reach: () => void): Db {
  const $transaction = <T>(run: (tables: Tables) => Promise<T>, options?: object): Promise<T> =>
    db.$transaction(async (tables) => {
      const result = await run(told(tables, reach));
      // COMMIT and the end count twice, so that whoever tries every second step meets both.
      reach();
      reach();
      return result;
    }, options);
  return new Proxy(db, {
    get: (target, name) =>
      name === "$transaction" ? $transaction : (Reflect.get(target, name, target) as unknown),
  });
}

function told<Target extends object>(tables: Target, reach: () => void): Target {
  return new Proxy(tables, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value === "function") {
        return (...args: unknown[]) => {
          reach();
          return Reflect.apply(value, target, args) as unknown;
        };
      }
      return typeof value === "object" && value !== null ? told(value, reach) : value;
    },
  });
}
