import { agreementOf } from "./tariff.ts";

/** How the three sources are read: exchange files, roaming files and the British network's files. */
export const sources = [
  {
    code: "nordkant-msc",
    agreement: agreementOf.de,
    mapping: {
      format: "csv",
      csv: { delimiter: ";" },
      sequence: { pattern: "NK_MSC_(\\d+)" },
      controls: [{ when: [{ column: "record_id", equals: "TRAILER" }], count: "start" }],
      recordId: ["record_id"],
      occurredAt: { columns: ["start"], format: "yyyy-MM-ddTHH:mm:ssX" },
      imsi: "imsi",
      msisdn: "msisdn",
      otherParty: "dialled",
      visitedPlmn: "network",
      service: { column: "type", values: { DATA: "data", VOICE: "voice", SMS: "sms" } },
      zone: [
        { by: "prefix", services: ["voice", "sms"] },
        { by: "constant", services: ["data"], value: "domestic" },
      ],
      duration: { column: "duration", form: "seconds" },
      volume: { columns: ["volume_kb"], unit: "kB" },
    },
  },
  {
    code: "nordkant-tap",
    agreement: agreementOf.de,
    mapping: {
      format: "csv",
      sequence: { pattern: "NK_TAP_(\\d+)" },
      recordId: ["seq"],
      occurredAt: { columns: ["local_time"], format: "yyyyMMddHHmmss", offsetColumn: "utc_offset" },
      imsi: "imsi",
      visitedPlmn: "visited_network",
      service: { column: "service", values: { data: "data", voice: "voice", sms: "sms" } },
      zone: [{ by: "plmn" }],
      duration: { column: "duration", form: "seconds" },
      volume: { columns: ["bytes_up", "bytes_down"], unit: "bytes" },
    },
  },
  {
    code: "thamesgate-cdr",
    agreement: agreementOf.uk,
    mapping: {
      format: "csv",
      sequence: { pattern: "TG_CDR_(\\d+)" },
      recordId: ["call_id"],
      occurredAt: { columns: ["date", "time"], format: "dd/MM/yyyy HH:mm:ss", zone: "Europe/London" },
      imsi: "imsi",
      msisdn: "a_number",
      otherParty: "b_number",
      visitedPlmn: "plmn",
      service: { column: "kind", values: { D: "data", V: "voice", S: "sms" } },
      zone: [{ by: "plmn" }],
      duration: { column: "length", form: "hh:mm:ss" },
      volume: { columns: ["mib"], unit: "MiB" },
    },
  },
];

export const sourceCode = { msc: "nordkant-msc", tap: "nordkant-tap", cdr: "thamesgate-cdr" } as const;
