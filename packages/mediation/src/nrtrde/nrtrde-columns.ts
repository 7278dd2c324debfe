/**
 * The columns of every row that is read from an NRTRDE file. A column named after an item of TD.35 holds that
 * item; the README says what stands in the others. Absent is the empty text.
 */
export const NRTRDE_COLUMNS = [
  "recordType",
  "sender",
  "recipient",
  "sequenceNumber",
  "release",
  "fileAvailableTimeStamp",
  "imsi",
  "msisdn",
  "imei",
  "dialledDigits",
  "connectedNumber",
  "callingNumber",
  "thirdPartyNumber",
  "startTimestamp",
  "utcTimeOffset",
  "callEventDuration",
  "causeForTermination",
  "teleServiceCode",
  "bearerServiceCode",
  "supplementaryServiceCode",
  "recEntityId",
  "plmn",
  "locationArea",
  "cellId",
  "apn",
  "apnOperator",
  "chargingId",
  "sgsnAddress",
  "ggsnAddress",
  "dataVolumeIncoming",
  "dataVolumeOutgoing",
  "callReference",
  "chargeAmount",
  "callEventsCount",
  "unknownTags",
] as const;

export type NrtrdeColumn = (typeof NRTRDE_COLUMNS)[number];

/** What is known of a row; a column that is not named is empty. */
export type NrtrdeTexts = Partial<Record<NrtrdeColumn, string>>;
