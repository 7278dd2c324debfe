import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type {
  SubscriberOrder,
  SubscriberRow,
  SubscriberSearch,
} from "@tributary/db/doors/operator-reads/subscriber-page";
import type { SubscriberStatus } from "@tributary/domain/subscriber/types";
import { maskName } from "./identity.ts";
import { type SubscriberSealer, subscriberSealer } from "./seal-fields.ts";
import type { SubscriberKeys } from "./seal-keys.ts";

export interface SubscribersRequest {
  readonly statuses?: readonly SubscriberStatus[];
  readonly plan?: string;
  /** Part of a number, MSISDN, ICCID or IMSI, or words of a name. */
  readonly search?: string;
  /** Whoever may not see names cannot search them either. */
  readonly canSearchNames: boolean;
  readonly order: SubscriberOrder;
  readonly at: Date;
  readonly keys: SubscriberKeys;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedSubscriber extends Omit<SubscriberRow, "id" | "nameSealed" | "status" | "total"> {
  readonly status: SubscriberStatus;
  /** Its initials. */
  readonly maskedName: string | null;
}

/** Fewer digits would find nearly everybody. */
const FEWEST_DIGITS = 3;

/**
 * Lists an operator's subscribers with what they have now.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches.
 */
export async function listSubscribers(
  db: OperatorDb,
  { page, pageSize, keys, search, canSearchNames, ...request }: SubscribersRequest,
): Promise<{ readonly rows: readonly ListedSubscriber[]; readonly total: number }> {
  const sealer = subscriberSealer(keys, db.operatorId);
  const found = await db.reads.subscriberPage({
    ...request,
    search: searchOf(search, canSearchNames ? sealer : null),
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return { rows: found.map((row) => listed(row, sealer)), total: found[0]?.total ?? 0 };
}

/** What a text is searched as; null for one without anything to find. */
export function searchOf(
  text: string | undefined,
  sealer: SubscriberSealer | null,
): SubscriberSearch | undefined {
  const wanted = text?.trim() ?? "";
  if (wanted === "") return undefined;
  const digits = /^\+?[\d\s().-]+$/.test(wanted) ? wanted.replace(/^\+|^00|\D/g, "") : "";
  return {
    text: wanted,
    digits: digits.length < FEWEST_DIGITS ? "" : digits,
    marks: sealer?.searchMarks(wanted) ?? [],
  };
}

function listed(
  { id, nameSealed, total: _, ...row }: SubscriberRow,
  sealer: SubscriberSealer,
): ListedSubscriber {
  return { ...row, status: row.status as SubscriberStatus, maskedName: maskName({ id, nameSealed }, sealer) };
}
