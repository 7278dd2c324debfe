import type { Tap3Column } from "./tap3-columns.ts";

type Tap3Choice = readonly Tap3Column[];

const START: Tap3Choice = ["startTimestamp"];
const DURATION: Tap3Choice = ["totalCallEventDuration"];
const SERVICE: Tap3Choice = ["teleServiceCode", "bearerServiceCode"];

/** What a record of each type cannot do without: one column of each choice. */
export const TAP3_NEEDED: Readonly<Record<string, readonly Tap3Choice[]>> = {
  mobileOriginatedCall: [START, DURATION, SERVICE],
  mobileTerminatedCall: [START, DURATION, SERVICE],
  serviceCentreUsage: [START, ["chargedPartyStatus"]],
  gprsCall: [START, DURATION, ["dataVolumeIncoming"], ["dataVolumeOutgoing"]],
  contentTransaction: [START],
  locationService: [START],
  messagingEvent: [START, ["messagingEventService"]],
  mobileSession: [START, DURATION, ["mobileSessionService"]],
  auditControlInfo: [["totalCharge"], ["callEventDetailsCount"]],
  notification: [["sender"], ["recipient"], ["fileSequenceNumber"]],
};
