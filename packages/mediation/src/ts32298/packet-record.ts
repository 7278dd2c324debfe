import type { BerElement } from "../ber/types.ts";
import {
  addressOf,
  asciiOf,
  digitsOf,
  figureText,
  ipOf,
  itemOf,
  plmnOf,
  sumText,
  timeOf,
} from "./read-values.ts";
import type { Ts32298Texts } from "./record-columns.ts";

/**
 * Reads what a gateway's packet record says: the same tags in the records of a GGSN, an S-GW and a P-GW.
 *
 * Source  3GPP TS 32.298, 5.2.2: GGSNPDPRecord, SGWRecord, PGWRecord.
 */
export function readPacketRecord(record: BerElement): Ts32298Texts {
  const cause = figureText(itemOf(record, 15), "causeForRecClosing");
  return {
    imsi: digitsOf(itemOf(record, 3), "servedIMSI"),
    gateway: ipOf(itemOf(record, 4)),
    chargingId: figureText(itemOf(record, 5), "chargingID"),
    apn: asciiOf(itemOf(record, 7)),
    recordOpeningTime: timeOf(itemOf(record, 13)),
    duration: figureText(itemOf(record, 14), "duration"),
    causeForRecClosing: cause,
    isLast: isLast(cause),
    recordSequenceNumber: figureText(itemOf(record, 17), "recordSequenceNumber"),
    nodeId: asciiOf(itemOf(record, 18)),
    localSequenceNumber: figureText(itemOf(record, 20), "localSequenceNumber"),
    msisdn: addressOf(itemOf(record, 22)),
    plmn: plmnOf(itemOf(record, 27)),
    imei: digitsOf(itemOf(record, 29), "servedIMEISV"),
    ratType: figureText(itemOf(record, 30), "rATType"),
    ...volumesOf(record),
  };
}

/** Closed with the session, orderly or not; every other cause closes the record alone. */
export function isLast(cause: string): string {
  return cause === "0" || cause === "4" ? "yes" : "no";
}

/** The bearer's volumes; without any those of its service data, which are the same octets by service. */
function volumesOf(record: BerElement): Ts32298Texts {
  const bearer = itemOf(record, 12)?.children ?? [];
  const services = itemOf(record, 34)?.children ?? [];
  const [containers, up, down] = bearer.length > 0 ? [bearer, 3, 4] : [services, 12, 13];
  return {
    volumeUplink: sumText(
      containers.map((each) => itemOf(each, up)),
      "a volume",
    ),
    volumeDownlink: sumText(
      containers.map((each) => itemOf(each, down)),
      "a volume",
    ),
  };
}
