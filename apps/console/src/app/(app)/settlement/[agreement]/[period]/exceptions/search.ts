import { z } from "zod";
import { EXCEPTION_STATUSES } from "./statuses.ts";

const PAGE_SIZE = 50;

/** What the address of the queue says; nonsense in it is as if it were not there. */
const queueSearch = z.object({
  status: z.enum(EXCEPTION_STATUSES).catch("open"),
  cause: z.string().min(1).max(30).optional().catch(undefined),
  operator: z.string().min(1).max(40).optional().catch(undefined),
  age: z.coerce.number().int().min(0).max(3_650).optional().catch(undefined),
  /** In whole units of the currency. */
  min: z.coerce.bigint().min(0n).max(1_000_000_000n).optional().catch(undefined),
  mine: z.literal("me").optional().catch(undefined),
  sort: z.enum(["money", "-money", "age", "-age"]).catch("-money"),
  cursor: z.string().max(80).optional().catch(undefined),
});

export type ExceptionSearch = ReturnType<typeof readExceptionSearch>;

/** The filter as the API takes it, and the place in the queue. */
export function readExceptionSearch(params: unknown) {
  const { status, cause, operator, age, min, mine, sort, cursor } = queueSearch.parse(params);
  return {
    filter: {
      status,
      cause,
      operatorId: operator,
      olderThanDays: age,
      minimumMicros: min === undefined ? undefined : min * 1_000_000n,
      isMine: mine !== undefined,
    },
    sort: sort.endsWith("age") ? ("age" as const) : ("money" as const),
    cursor,
    limit: PAGE_SIZE,
  };
}
