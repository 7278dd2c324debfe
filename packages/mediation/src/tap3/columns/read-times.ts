import { berFault } from "../../ber/fault.ts";
import { childOf, type Items, textOf } from "../../ber/read-items.ts";
import type { Tap3Context } from "../read-context.ts";
import type { Tap3Texts } from "./tap3-columns.ts";

const CALL = ["callEventStartTimeStamp"];
const SERVICE = ["chargingTimeStamp"];
const SESSION = ["serviceStartTimestamp"];
/** The items that say when a record began, in the order in which they are asked. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
  mobileOriginatedCall: CALL,
  mobileTerminatedCall: CALL,
  gprsCall: CALL,
  supplServiceEvent: SERVICE,
  valueAddedService: SERVICE,
  serviceCentreUsage: ["depositTimeStamp", "completionTimeStamp"],
  contentTransaction: ["orderPlacedTimeStamp", "actualDeliveryTimeStamp", "requestedDeliveryTimeStamp"],
  locationService: ["lcsRequestTimestamp", "chargingTimeStamp"],
  messagingEvent: SESSION,
  mobileSession: SESSION,
};
const LOCAL = /^\d{14}$/;
const OFFSET = /^[+-]\d{4}$/;

/**
 * When an event began, on the clock of the place, and that clock's offset.
 *
 * Units   `startTimestamp` is YYYYMMDDHHMMSS, `utcTimeOffset` looks like +0100.
 * Throws  {@link DomainError} `INPUT_INVALID` when a timestamp has another length, or its code has no offset
 *         in the batch.
 */
export function readTimes(recordType: string, items: Items, context: Tap3Context): Tap3Texts {
  const start = STARTS[recordType]?.find((name) => items.first(name) !== undefined);
  const session = timeOf(items, context, "pdpContextStartTimestamp");
  if (start === undefined) return { pdpContextStartTimestamp: session.local + session.offset };
  const { local, offset } = timeOf(items, context, start);
  return {
    startTimestamp: local,
    utcTimeOffset: offset,
    pdpContextStartTimestamp: session.local + session.offset,
  };
}

function timeOf(items: Items, { utcTimeOffsets }: Tap3Context, name: string) {
  const node = items.first(name);
  if (node === undefined) return { local: "", offset: "" };
  const at = node.element.offset;
  const local = textOf(childOf(node, "localTimeStamp"));
  if (!LOCAL.test(local)) throw berFault(at, `${name} has no local time of 14 digits`);
  const code = textOf(childOf(node, "utcTimeOffsetCode"));
  if (code === "") throw berFault(at, `${name} has no utcTimeOffsetCode`);
  const offset = utcTimeOffsets.get(code);
  if (offset === undefined)
    throw berFault(at, `the NetworkInfo has no utcTimeOffsetCode ${code}, which stands`);
  if (!OFFSET.test(offset))
    throw berFault(
      at,
      `the NetworkInfo has no offset such as +0100 for utcTimeOffsetCode ${code}, which stands`,
    );
  return { local, offset };
}
