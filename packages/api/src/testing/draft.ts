import type { Draft } from "@tributary/services/usage-upload/draft";

/** A draft of a file with a time and an IMSI in each row. */
export const draft: Draft = {
  format: "csv",
  encoding: "utf-8",
  delimiter: ";",
  quote: null,
  hasHeader: true,
  titles: [],
  decimalMark: ".",
  thousandsMark: "",
  columns: [
    { name: "time", role: "time" },
    { name: "imsi", role: "imsi" },
  ],
  timeFormat: "epoch-seconds",
  timeZone: "",
  services: [],
  onlyService: "sms",
  directions: [],
  durationForm: null,
  volumeUnit: null,
  chargeScale: 0,
  countryCode: "",
  otherwiseZone: "",
  skipsTotals: false,
  sequencePattern: null,
};
