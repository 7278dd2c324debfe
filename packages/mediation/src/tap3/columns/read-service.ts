import { ancestorOf, chargingIdText, type Items, sumText, textOf } from "../../ber/read-items.ts";
import type { Tap3Context } from "../read-context.ts";
import type { Tap3Texts } from "./tap3-columns.ts";

const SEPARATOR = ";";

/**
 * What was used and where.
 *
 * Units   volumes in octets, summed where an event has several; the duration in seconds.
 * Throws  {@link DomainError} `INPUT_INVALID` when an item is not of its form.
 */
export function readService(items: Items, context: Tap3Context): Tap3Texts {
  return {
    totalCallEventDuration: items.text("totalCallEventDuration") || items.text("totalTransactionDuration"),
    partialTypeIndicator: items.text("partialTypeIndicator"),
    causeForTerm: items.text("causeForTerm"),
    teleServiceCode: items.text("teleServiceCode"),
    bearerServiceCode: items.text("bearerServiceCode"),
    supplServiceCode: items.text("supplServiceCode"),
    supplServiceActionCode: items.text("supplServiceActionCode"),
    chargedPartyStatus: items.text("chargedPartyStatus"),
    messagingEventService: items.text("messagingEventService"),
    mobileSessionService: items.text("mobileSessionService"),
    apn: apnText(items, "accessPointNameNI"),
    apnOperator: apnText(items, "accessPointNameOI"),
    chargingId: chargingIdText(items.first("chargingId")),
    pdpAddress: items.text("pdpAddress") || items.text("packetDataProtocolAddress"),
    dataVolumeIncoming: sumText(items.all("dataVolumeIncoming")),
    dataVolumeOutgoing: sumText(items.all("dataVolumeOutgoing")),
    callReference: items.text("callReference"),
    eventReference: items.text("eventReference"),
    camelServiceKey: items.text("camelServiceKey"),
    ...placeOf(items, context),
  };
}

function placeOf(items: Items, { recordingEntities, texts }: Tap3Context): Tap3Texts {
  const codes = new Set(items.all("recEntityCode").map(textOf));
  const entities = [...codes].map((code) => recordingEntities.get(code));
  return {
    recEntityType: entities.map((entity) => entity?.type ?? "").join(SEPARATOR),
    recEntityId: entities.map((entity) => entity?.id ?? "").join(SEPARATOR),
    plmn: items.text("servingNetwork") || (texts.sender ?? ""),
    locationArea: items.text("locationArea"),
    cellId: items.text("cellId"),
  };
}

/** A GPRS destination stands under CAMEL too, where it is what was asked for and not what was used. */
function apnText(items: Items, name: string): string {
  return textOf(items.all(name).find((node) => ancestorOf(node, "camelServiceUsed") === null));
}
