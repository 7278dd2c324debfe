import { createDictionary } from "../ber/dictionary.ts";

/**
 * The items of an NRTRDE file.
 *
 * Source  GSMA TD.35, release 2.1: names and tags.
 */
export const NRTRDE_DICTIONARY = createDictionary({
  group: "nrtrde 1, callEventList 2, moc 3, mtc 4, gprs 5, serviceCode 46",
  integer: `
    callEventDuration 19, callEventsCount 20, callReference 23, causeForTermination 24, chargeAmount 25,
    chargingId 26, dataVolumeIncoming 28, dataVolumeOutgoing 29, releaseVersionNumber 37,
    specificationVersionNumber 41, cellId 47, locationArea 48`,
  text: `
    servingNetwork 15, accessPointNameNI 16, accessPointNameOI 17, bearerServiceCode 18, dialledDigits 30,
    ggsnAddress 32, recEntityId 35, recipient 36, sender 38, sgsnAddress 40, supplementaryServiceCode 42,
    teleServiceCode 43, utcTimeOffset 45`,
  number: `
    callEventStartTimeStamp 21, callingNumber 22, connectedNumber 27, fileAvailableTimeStamp 31,
    sequenceNumber 39, thirdPartyNumber 44`,
  bcd: "imei 33, imsi 34, msisdn 49",
});
