import type { BerElement } from "../ber/types.ts";
import { isLast } from "./packet-record.ts";
import { asciiOf, figureOf, figureText, itemAt, itemOf, plmnOf, sumText, timeOf } from "./read-values.ts";
import type { Ts32298Texts } from "./record-columns.ts";

const IMSI_TYPE = 1n;

/**
 * Reads what a charging function's record says of a PDU session, as an SMF reported it.
 *
 * Source  3GPP TS 32.298, 5.2.5.2: CHFRecord, ChargingRecord, PDUSessionChargingInformation.
 */
export function readChargingRecord(record: BerElement): Ts32298Texts {
  const session = itemOf(record, 13);
  const cause = figureText(itemOf(record, 9), "causeForRecClosing");
  const subscriber = itemOf(record, 2);
  const isImsi = figureOf(itemOf(subscriber, 0), "subscriptionIDType") === IMSI_TYPE;
  return {
    imsi: isImsi ? digitsIn(asciiOf(itemOf(subscriber, 1))) : "",
    // The function that reported the usage counts the session's charging ids.
    gateway: asciiOf(itemAt(record, 3, 1)) || asciiOf(itemOf(record, 1)),
    recordOpeningTime: timeOf(itemOf(record, 6)),
    duration: figureText(itemOf(record, 7), "duration"),
    recordSequenceNumber: figureText(itemOf(record, 8), "recordSequenceNumber"),
    causeForRecClosing: cause,
    isLast: isLast(cause),
    localSequenceNumber: figureText(itemOf(record, 11), "localRecordSequenceNumber"),
    chargingId: figureText(itemOf(session, 0), "pDUSessionChargingID"),
    msisdn: digitsIn(asciiOf(itemOf(session, 1)?.children[0])),
    ratType: figureText(itemOf(session, 12), "rATType"),
    apn: asciiOf(itemOf(session, 13)),
    plmn: plmnOf(itemOf(session, 27)),
    ...volumesOf(record),
  };
}

/** Identifiers stand with their kind, such as imsi-262010000000001 or tel:+4917012345. */
function digitsIn(text: string): string {
  return /\d{5,}/.exec(text)?.[0] ?? "";
}

function volumesOf(record: BerElement): Ts32298Texts {
  const containers = (itemOf(record, 5)?.children ?? []).flatMap((usage) => itemOf(usage, 1)?.children ?? []);
  return {
    volumeUplink: sumText(
      containers.map((each) => itemOf(each, 5)),
      "a volume",
    ),
    volumeDownlink: sumText(
      containers.map((each) => itemOf(each, 6)),
      "a volume",
    ),
  };
}
