import type { SourceMappingInput } from "../mapping/schema.ts";

/** Mappings of files that telephone switches write by themselves: data, and nothing else. */
const domestic = [{ by: "constant" as const, value: "domestic" }];

/** Asterisk, cdr_csv, without the account code column; a number never answered is no usage. */
export const asterisk: SourceMappingInput = {
  format: "csv",
  csv: { header: false },
  skip: [{ when: [{ column: 14, matches: "^(NO ANSWER|BUSY|FAILED)$" }], reason: "not answered" }],
  recordId: [17],
  occurredAt: { columns: [10], format: "yyyy-MM-dd HH:mm:ss", zone: "UTC" },
  msisdn: { column: 2 },
  otherParty: { column: 3 },
  service: { default: "voice" },
  duration: { column: 13, form: "seconds" },
  zone: domestic,
};

/** FreeSWITCH, mod_cdr_csv, after a spreadsheet has taken the seconds off its times. */
export const freeswitch: SourceMappingInput = {
  format: "csv",
  csv: { header: false },
  recordId: [11],
  occurredAt: { columns: [5], format: "yyyy/M/d H:mm", zone: "Asia/Shanghai" },
  msisdn: { column: 2 },
  otherParty: { column: 3 },
  service: { default: "voice" },
  duration: { column: 9, form: "seconds" },
  zone: domestic,
};

/** Asterisk as jBilling reads it: numbered rows, times without separators. The number alone is not unique. */
export const jbilling: SourceMappingInput = {
  format: "csv",
  csv: { header: false },
  skip: [{ when: [{ column: 15, equals: "BUSY" }], reason: "not answered" }],
  recordId: [1, 3],
  occurredAt: { columns: [10], format: "yyyyMMdd-HHmmss", zone: "UTC" },
  msisdn: { column: 2 },
  otherParty: { column: 3 },
  service: { default: "voice" },
  duration: { column: 14, form: "seconds" },
  zone: domestic,
};

/** CGRateS without a header row: Go's way of printing times, and seconds with their unit. */
export const suffixed: SourceMappingInput = {
  format: "csv",
  csv: { header: false },
  recordId: [1, 4],
  occurredAt: { columns: [13], format: "yyyy-MM-dd HH:mm:ss X UTC" },
  msisdn: { column: 9 },
  otherParty: { column: 11 },
  service: { column: 3, values: { "*voice": "voice" } },
  duration: { column: 14, form: "00m30s" },
  sourceCharge: { column: 15 },
  zone: domestic,
};

/** CGRateS with a header row, whose first column begins with a colon. */
export const colonHeader: SourceMappingInput = {
  format: "csv",
  skip: [{ when: [{ column: ":Tenant", matches: "^#" }], reason: "remark" }],
  recordId: ["OriginID"],
  occurredAt: { columns: ["AnswerTime"], format: "yyyy-MM-dd HH:mm:ss X UTC" },
  msisdn: { column: "Account" },
  otherParty: { column: "Destination" },
  service: { column: "ToR", values: { "*voice": "voice" } },
  duration: { column: "Usage", form: "00m30s" },
  zone: domestic,
};

/** A host's feed to its operators: 25 fields between bars, local time, an offset that may be empty. */
export const hostFeed: SourceMappingInput = {
  format: "csv",
  csv: { header: false, delimiter: "|", quote: null },
  recordId: [1, 25],
  occurredAt: { columns: [7], format: "yyyyMMddHHmmss", offsetColumn: 14, zone: "Atlantic/Reykjavik" },
  imsi: 6,
  msisdn: { column: 5 },
  otherParty: { column: 4, or: [3] },
  service: { column: 1, values: { RSMO: "voice", RMT: "voice", GP: "data", SMS: "sms" } },
  direction: { column: 1, values: { RMT: "mt", GP: "none" }, default: "mo" },
  apn: 13,
  chargingId: 25,
  duration: { column: 8, form: "seconds" },
  volume: { columns: [9, 10], unit: "bytes" },
  sourceCharge: { column: 12 },
  zone: domestic,
};
