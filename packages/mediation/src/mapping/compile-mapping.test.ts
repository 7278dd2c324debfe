import { DomainError } from "@tributary/domain/error";
import { type ByteText, isThere, stringOf } from "@tributary/domain/usage/byte-text";
import { describe, expect, it } from "vitest";
import { UsageRecord } from "../cdr/usage-record.ts";
import { Fields } from "../row/fields.ts";
import { compileMapping } from "./compile-mapping.ts";
import { parseMapping } from "./parse-mapping.ts";
import type { SourceMappingInput } from "./schema.ts";

const base: SourceMappingInput = {
  format: "csv",
  occurredAt: { columns: ["time"], format: "yyyy-MM-dd HH:mm:ss", zone: "UTC" },
  service: { default: "voice" },
};

/** Reads one row of named fields by a mapping. */
function read(mapping: Partial<SourceMappingInput>, row: Record<string, string>) {
  const fields = { time: "2026-10-02 03:04:05", ...row };
  const compiled = compileMapping(parseMapping({ ...base, ...mapping }), Object.keys(fields));
  return compiled.readRecord(Fields.of(Object.values(fields)), 1, new UsageRecord());
}

function textOf(text: ByteText): string | null {
  return isThere(text) ? stringOf(text) : null;
}

function refusal(mapping: Partial<SourceMappingInput>, row: Record<string, string>): string {
  try {
    read(mapping, row);
  } catch (error) {
    if (error instanceof DomainError && error.code === "INPUT_INVALID") return error.message;
    throw error;
  }
  return "";
}

const timeOf = (occurredAt: SourceMappingInput["occurredAt"], row: Record<string, string>) => {
  const record = read({ occurredAt }, row);
  return `${new Date(record.occurredAt).toISOString()}${record.isFolded ? " folded" : ""}`;
};

describe("the time of an event", () => {
  it.each([
    [
      "day first in two columns",
      { columns: ["d", "t"], format: "dd/MM/yy HH:mm:ss", zone: "America/Sao_Paulo" },
      { d: "28/02/11", t: "22:04:58" },
      "2011-03-01T01:04:58.000Z",
    ],
    [
      "an offset within",
      { columns: ["t"], format: "yyyy-MM-ddTHH:mm:ss.SSSX" },
      { t: "2026-10-01T00:00:00.250+02:00" },
      "2026-09-30T22:00:00.250Z",
    ],
    [
      "an offset beside",
      { columns: ["t"], format: "yyyyMMddHHmmss", offsetColumn: "o" },
      { t: "20261001000000", o: "-0330" },
      "2026-10-01T03:30:00.000Z",
    ],
    [
      "a fixed offset",
      { columns: ["t"], format: "dd.MM.yyyy HH:mm", offset: "+01:00" },
      { t: "01.10.2026 00:30" },
      "2026-09-30T23:30:00.000Z",
    ],
    [
      "one-digit parts",
      { columns: ["t"], format: "yyyy/M/d H:mm", zone: "UTC" },
      { t: "2020/2/9 7:05" },
      "2020-02-09T07:05:00.000Z",
    ],
    [
      "seconds since 1970",
      { columns: ["t"], format: "epoch-seconds" },
      { t: "1436454408" },
      "2015-07-09T15:06:48.000Z",
    ],
    [
      "a leap day",
      { columns: ["t"], format: "yyyy-MM-dd", zone: "UTC" },
      { t: "2028-02-29" },
      "2028-02-29T00:00:00.000Z",
    ],
    // On 25 October 2026 the clocks of Berlin show 02:00 to 03:00 twice: first at +02:00, then at +01:00.
    [
      "a repeated hour, the earlier",
      { columns: ["t"], format: "yyyy-MM-dd HH:mm:ss", zone: "Europe/Berlin" },
      { t: "2026-10-25 02:30:00" },
      "2026-10-25T00:30:00.000Z folded",
    ],
    [
      "a repeated hour, the later",
      { columns: ["t"], format: "yyyy-MM-dd HH:mm:ss", zone: "Europe/Berlin", fold: "later" },
      { t: "2026-10-25 02:30:00" },
      "2026-10-25T01:30:00.000Z folded",
    ],
  ] as const)("is read with %s", (_, occurredAt, row, expected) => {
    expect(timeOf({ ...occurredAt, columns: [...occurredAt.columns] }, row)).toBe(expected);
  });

  it.each([
    ["in the skipped hour", "2026-03-29 02:30:00", /was skipped by the clocks of Europe\/Berlin/],
    ["that is no date", "2026-02-30 10:00:00", /names no calendar date/],
    ["in another form", "30.02.2026", /does not look like/],
    ["that is empty", "", /does not look like/],
  ])("%s is refused", (_, time, message) => {
    const occurredAt = { columns: ["time"], format: "yyyy-MM-dd HH:mm:ss", zone: "Europe/Berlin" };
    expect(refusal({ occurredAt }, { time })).toMatch(message);
  });
});

describe("a measure", () => {
  const seconds = (
    form: NonNullable<SourceMappingInput["duration"]>["form"],
    text: string,
    round?: "up" | "down",
  ) =>
    read({ duration: { column: "d", form, ...(round === undefined ? {} : { round }) } }, { d: text })
      .durationSeconds;

  it("is a duration in any printed form", () => {
    expect(seconds("seconds", "61")).toBe(61);
    expect(seconds("seconds", "61.2")).toBe(62);
    expect(seconds("seconds", "61.2", "down")).toBe(61);
    expect(seconds("milliseconds", "1001")).toBe(2);
    expect(seconds("minutes", "1.5")).toBe(90);
    expect(seconds("hh:mm:ss", "01:02:03")).toBe(3723);
    expect(seconds("hh:mm:ss", "2:03")).toBe(123);
    expect(seconds("00m30s", "00m30s")).toBe(30);
    expect(seconds("00m30s", "1h02m03s")).toBe(3723);
    expect(seconds("00m30s", "10s")).toBe(10);
    expect(seconds("seconds", "")).toBe(0);
    expect(seconds("seconds", "-5")).toBe(-5);
    expect(() => seconds("00m30s", "30")).toThrow(/does not look like 00m30s/);
    expect(() => seconds("seconds", "99999999999")).toThrow(/longer than any event/);
  });

  it("is a volume summed over columns, a started byte counted once", () => {
    const numbers = { decimalMark: ",", thousandsMarks: [" "] } as const;
    const volume = (unit: "bytes" | "kB" | "KiB" | "MB", up: string, down: string) =>
      read(
        {
          numbers: { ...numbers, thousandsMarks: [...numbers.thousandsMarks] },
          volume: { columns: ["u", "d"], unit },
        },
        { u: up, d: down },
      ).volumeBytes;
    expect(volume("bytes", "1", "2")).toBe(3);
    expect(volume("kB", "1,5", "")).toBe(1500);
    expect(volume("KiB", "1", "1")).toBe(2048);
    // Thin, no-break and plain spaces part thousands: 1234.5 MB + 0.5 MB.
    expect(volume("MB", "1\u2009234,5", "0,5")).toBe(1_235_000_000);
    expect(volume("MB", "1\u00a0000", "1\u202f000")).toBe(2_000_000_000);
    // 0.0005 kB twice is one byte, not two.
    expect(volume("kB", "0,0005", "0,0005")).toBe(1);
    expect(() => volume("MB", "1.5", "")).toThrow(/is not a number as the mapping describes it/);
    expect(() => volume("MB", "=cmd|calc", "")).toThrow(/is not a number/);
    expect(() => volume("bytes", "9".repeat(20), "")).toThrow(/more bytes than any event/);
  });

  it("is a volume by what counters have moved, over the end of a counter of 32 bits too", () => {
    const moved = (from: string, to: string) =>
      read({ volume: { counters: [{ from: "u", to: "d", bits: 32 }], unit: "bytes" } }, { u: from, d: to })
        .volumeBytes;
    expect(moved("100", "350")).toBe(250);
    // 2^32 − 4,294,967,000 = 296 bytes up to the end of the counter, and 704 behind it.
    expect(moved("4294967000", "704")).toBe(1000);
    expect(moved("", "350")).toBe(350);
    expect(moved("100", "")).toBe(0);
    expect(() => moved("0", "4294967296")).toThrow(/does not fit 32 bits/);
    expect(() => moved("0.5", "1")).toThrow(/no whole reading/);
    expect(() => moved("-1", "1")).toThrow(/below 0/);
  });

  it("is a volume by a counter that says how often it has started over", () => {
    const octets = (gigawords: string, rest: string) =>
      read(
        { volume: { counters: [{ to: "d", wraps: "u", bits: 32 }], unit: "bytes" } },
        { u: gigawords, d: rest },
      ).volumeBytes;
    expect(octets("0", "704")).toBe(704);
    expect(octets("", "704")).toBe(704);
    expect(octets("2", "704")).toBe(2 * 2 ** 32 + 704);
    expect(() => octets("999999999", "0")).toThrow(/more bytes than any event/);
  });

  it("has columns or counters for its volume, and a counter a beginning or its rounds", () => {
    const counter = { to: "d", bits: 32 };
    const volumes = [
      { unit: "bytes" },
      { unit: "bytes", columns: ["u"], counters: [counter] },
      { unit: "bytes", counters: [{ ...counter, from: "u", wraps: "u" }] },
    ];
    for (const volume of volumes) expect(() => read({ volume } as never, {})).toThrow(/volume/);
  });

  it("is an amount, kept exactly", () => {
    const charge = (text: string, scale?: number) =>
      read(
        {
          numbers: { decimalMark: "," },
          sourceCharge: { column: "c", ...(scale === undefined ? {} : { scale }) },
        },
        { c: text },
      ).sourceChargeMicros;
    expect(charge("0,34")).toBe(340_000n);
    expect(charge("-1,91")).toBe(-1_910_000n);
    expect(charge("34", 2)).toBe(340_000n);
    expect(charge("")).toBe(null);
    expect(() => charge("9".repeat(25))).toThrow(/more than any event costs/);
  });
});

describe("an identifier", () => {
  const prefixes = [
    { from: "00", to: "" },
    { from: "0", to: "55" },
    { from: "", to: "5548", length: 8 },
  ];
  it.each([
    ["048-8846-9496", "554888469496"],
    ["0049 30 123", "4930123"],
    ["+49 (30) 123", "4930123"],
    ["8863-7697", "554888637697"],
    ["554888785669", "554888785669"],
    ["anonymous", null],
    ["", null],
  ])("%s becomes %s", (text, expected) => {
    expect(textOf(read({ msisdn: { column: "n", prefixes } }, { n: text }).msisdn)).toBe(expected);
  });

  it("is the part of a column that a pattern finds", () => {
    const { imsi, apn } = read(
      { imsi: { column: "x", pattern: "IMSI-(\\d{15})" }, apn: "y" },
      { x: "IMSI-262010000000001@x", y: " web " },
    );
    expect([textOf(imsi), textOf(apn)]).toEqual(["262010000000001", "web"]);
  });

  it("of a record may stand in several columns", () => {
    const recordId = ["a", "b"];
    expect(textOf(read({ recordId }, { a: "17", b: "2" }).recordId)).toBe("17|2");
    expect(textOf(read({ recordId }, { a: "", b: "" }).recordId)).toBe(null);
  });
});

describe("a value map", () => {
  it("asks exact values, then rules in order, then the default", () => {
    const service: SourceMappingInput["service"] = {
      column: "t",
      values: { S: "sms" },
      rules: [
        {
          when: [
            { column: "t", matches: "^D" },
            { column: "b", isEmpty: false },
          ],
          value: "data",
        },
        { when: [{ column: "t", equals: ["M", "D"] }], value: "mms" },
      ],
      default: "voice",
    };
    const serviceOf = (t: string, b: string) => read({ service }, { t, b }).service;
    expect([serviceOf("S", ""), serviceOf("D1", "9"), serviceOf("D", ""), serviceOf("X", "")]).toEqual([
      "sms",
      "data",
      "mms",
      "voice",
    ]);
    expect(refusal({ service: { column: "t", values: { S: "sms" } } }, { t: "V" })).toBe(
      'service: "V" is not in the mapping',
    );
  });
});

describe("a header row", () => {
  it("that lacks a column, or names one twice, makes the file unreadable", () => {
    const mapping = parseMapping({ ...base, imsi: "IMSI" });
    expect(() => compileMapping(mapping, ["time", "imsi"])).toThrow(/no column "IMSI"; it names time, imsi/);
    expect(() => compileMapping(mapping, ["time", "IMSI", " IMSI "])).toThrow(/names "IMSI" twice/);
    expect(() => compileMapping(mapping, null)).toThrow(/no header row/);
  });
});
