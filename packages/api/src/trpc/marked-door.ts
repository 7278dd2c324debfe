import type { Claim, KeyKeeper } from "./claim.ts";
import type { RequestContext } from "./request-context.ts";

type Transact = (work: (tx: object) => Promise<unknown>, options?: object) => Promise<unknown>;

interface AuditCreate {
  data: Record<string, unknown>[];
}

/**
 * The same door, on which every audit row says through which application and request it came, and whose first
 * transaction takes the request's key together with the work.
 */
export function markedDoor<Door extends { readonly $transaction: unknown }>(
  door: Door,
  { app, requestId }: Pick<RequestContext, "app" | "requestId">,
  claim: Claim | null,
): Door {
  const mark = <Tables extends object>(tables: Tables): Tables =>
    replacing(tables, (name, value) => {
      if (name !== "auditEvent") return value;
      return replacing(value as object, (verb, call) => {
        if (verb !== "createMany") return call;
        const create = call as (args: AuditCreate) => unknown;
        return ({ data }: AuditCreate) => create({ data: data.map((row) => ({ ...row, app, requestId })) });
      });
    });
  return replacing(mark(door), (name, value) => {
    if (name === "shared") return mark(value as object);
    if (name !== "$transaction") return value;
    const transact = value as Transact;
    return async (work: (tx: object) => Promise<unknown>, options?: object) => {
      const result = await transact(async (tx) => {
        await claim?.take(tx as KeyKeeper);
        return work(mark(tx));
      }, options);
      claim?.keep();
      return result;
    };
  });
}

/** The same object with some of its properties replaced; methods keep their object. */
function replacing<T extends object>(
  target: T,
  replace: (name: string | symbol, value: unknown) => unknown,
): T {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name);
      const bound: unknown = typeof value === "function" ? value.bind(object) : value;
      return replace(name, bound);
    },
  });
}
