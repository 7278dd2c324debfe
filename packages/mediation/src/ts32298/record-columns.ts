/**
 * The columns of every row that is read from a file of 3GPP packet records; the README says what stands in
 * each. Absent is the empty text.
 */
export const TS32298_COLUMNS = [
  "recordType",
  "imsi",
  "msisdn",
  "imei",
  "gateway",
  "chargingId",
  "recordSequenceNumber",
  "localSequenceNumber",
  "recordOpeningTime",
  "duration",
  "causeForRecClosing",
  "isLast",
  "apn",
  "plmn",
  "ratType",
  "nodeId",
  "volumeUplink",
  "volumeDownlink",
] as const;

/** What is known of a row; a column that is not named is empty. */
export type Ts32298Texts = Partial<Record<(typeof TS32298_COLUMNS)[number], string>>;
