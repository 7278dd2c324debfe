import { describe, expect, it } from "vitest";
import type { RawRow } from "../csv/types.ts";
import { readTs32298Record } from "./read-record.ts";
import { TS32298_COLUMNS } from "./record-columns.ts";
import { ascii, figure, octets, pgwRecord, sequence, tagged, tbcd } from "./testing/encode-record.ts";
import { createTs32298Reader } from "./ts32298-reader.ts";

const IMSI = "262010000000001";

function rowsOf(file: Buffer, piece = 65_536, maxRecordBytes = 1024): RawRow[] {
  const rows: RawRow[] = [];
  const keep = (row: RawRow) => rows.push({ ...row, bytes: Buffer.from(row.bytes) });
  const reader = createTs32298Reader({ maxRecordBytes }, keep);
  for (let at = 0; at < file.length; at += piece) reader.push(file.subarray(at, at + piece));
  reader.end();
  return rows;
}

function textsOf(row: RawRow | undefined): Record<string, string> {
  const named = TS32298_COLUMNS.map((column, at) => [column, row?.fields[at] ?? ""] as const);
  return Object.fromEntries(named.filter(([, text]) => text !== ""));
}

const first = pgwRecord({ imsi: IMSI, sequence: 1, opened: "261005080000", up: 100, down: 5_000_000_000n });
const last = pgwRecord({ imsi: IMSI, sequence: 2, opened: "261005090000", up: 7, cause: 0 });

describe("packet records", () => {
  it("are read one behind the other, wherever the chunks end", () => {
    const file = Buffer.concat([first, Buffer.from("0000", "hex"), last, Buffer.from("000a", "hex")]);
    for (const piece of [1, 2, 3, 7, 50, 1000]) {
      const rows = rowsOf(file, piece);
      expect(rows.map(({ line, fault }) => [line, fault])).toEqual([0, 1, 2].map((line) => [line, null]));
      expect(rows.map(({ bytes }) => bytes)).toEqual([Buffer.alloc(0), first, last]);
    }
    const [, row, second] = rowsOf(file);
    expect(textsOf(row)).toEqual({
      recordType: "pGWRecord",
      imsi: IMSI,
      msisdn: "4917012345",
      gateway: "10.0.0.3",
      chargingId: "4711",
      recordSequenceNumber: "1",
      localSequenceNumber: "9",
      recordOpeningTime: "261005080000+0000",
      duration: "600",
      causeForRecClosing: "17",
      isLast: "no",
      apn: "internet",
      // 62 f2 10 is MCC 262, MNC 01.
      plmn: "26201",
      ratType: "6",
      nodeId: "pgw-1",
      volumeUplink: "100",
      volumeDownlink: "5000000000",
    });
    expect(textsOf(second)).toMatchObject({ recordSequenceNumber: "2", isLast: "yes", volumeUplink: "7" });
  });

  it("without bearer volumes have those of their services, summed", () => {
    const service = (up: number, down: number) => sequence(figure(1, 10), figure(12, up), figure(13, down));
    const record = tagged(79, [
      tagged(4, [octets(1, "20010db8000000000000000000000001")]),
      figure(5, 1),
      octets(13, "2610050800002d0130"),
      figure(15, 4),
      octets(27, "130062"),
      tagged(34, [service(3, 40), service(5, 60), sequence(figure(1, 11))]),
    ]);
    expect(textsOf(readTs32298Record(record, 1))).toMatchObject({
      gateway: "2001:0db8:0000:0000:0000:0000:0000:0001",
      recordOpeningTime: "261005080000-0130",
      // 13 00 62 is MCC 310, MNC 260: the second octet holds its third digit.
      plmn: "310260",
      isLast: "yes",
      volumeUplink: "8",
      volumeDownlink: "100",
    });
  });

  it("of a charging function say what an SMF reported", () => {
    const used = (up: number, down: number) => sequence(figure(1, 60), figure(5, up), figure(6, down));
    const record = tagged(200, [
      figure(0, 200),
      ascii(1, "chf-1"),
      tagged(2, [figure(0, 1), ascii(1, `imsi-${IMSI}`)]),
      tagged(3, [figure(0, 1), ascii(1, "smf-7")]),
      tagged(5, [
        sequence(figure(0, 10), tagged(1, [used(1, 20), used(2, 30)])),
        sequence(figure(0, 11), tagged(1, [used(4, 50)])),
      ]),
      octets(6, "2610050800002b0200"),
      figure(7, 60),
      figure(8, 3),
      figure(9, 16),
      tagged(13, [figure(0, 77), tagged(1, [ascii(3, "msisdn-4917012345")]), ascii(13, "internet")]),
    ]);
    expect(textsOf(readTs32298Record(record, 1))).toEqual({
      recordType: "chargingFunctionRecord",
      imsi: IMSI,
      msisdn: "4917012345",
      gateway: "smf-7",
      chargingId: "77",
      recordSequenceNumber: "3",
      recordOpeningTime: "261005080000+0200",
      duration: "60",
      causeForRecClosing: "16",
      isLast: "no",
      apn: "internet",
      volumeUplink: "7",
      volumeDownlink: "100",
    });
  });

  it("of 32 bits without a leading zero are no negative volume, others below 0 are refused", () => {
    const of = (content: string) =>
      readTs32298Record(
        tagged(79, [
          tagged(4, [octets(0, "0a000003")]),
          octets(5, "f0000000"),
          octets(13, "2610050800002b0000"),
          figure(15, 0),
          tagged(12, [sequence(octets(3, content))]),
        ]),
        1,
      );
    // f0 00 00 00 and ff ff ff 38 without a sign: 15 × 2^28 and 2^32 − 200.
    expect(textsOf(of("ffffff38"))).toMatchObject({ chargingId: "4026531840", volumeUplink: "4294967096" });
    expect(of("ff38").fault).toMatch(/^a volume is below 0 at byte \d+$/);
  });
});

describe("a fault in a file of packet records", () => {
  it("inside a record stays inside it", () => {
    const broken = Buffer.from(first);
    // The IMSI's length, at its fourth octet behind tag, length and record type, reaches beyond the record.
    broken[broken.indexOf(0x83) + 1] = 0x7f;
    const rows = rowsOf(Buffer.concat([first, broken, last]));
    expect(rows.map(({ fault }) => fault)).toEqual([null, null, expect.stringMatching(/length/), null]);
    expect(rows[2]?.bytes).toEqual(broken);
  });

  it("of a length that lies takes no more memory than a record may, and what is lost is kept to that", () => {
    const liar = Buffer.from(last);
    liar[2] = 0x7f;
    const rows = rowsOf(Buffer.concat([first, liar]), 16);
    expect(rows[2]).toMatchObject({ line: 2, fault: "the file ends inside the element" });
    expect(rows[2]?.bytes).toEqual(liar);
    const [, , long] = rowsOf(Buffer.concat([first, Buffer.from("bf4f84ffffffff", "hex"), last]), 16, 256);
    expect(long).toMatchObject({ fault: "the file ends inside the element" });
  });

  it("of a record that nobody knows, or that lacks what it is counted by, names it", () => {
    const stranger = tagged(24, [figure(0, 30)]);
    const bare = tagged(79, [figure(5, 1), octets(13, "2610050800002b0000"), figure(15, 0)]);
    const [, , unknown, faulty] = rowsOf(Buffer.concat([first, stranger, bare]));
    expect(textsOf(unknown)).toEqual({ recordType: "unknown [24]" });
    expect(faulty).toMatchObject({ fault: "the pGWRecord has no gateway" });
  });

  it("at its very beginning refuses the file", () => {
    for (const text of ["imsi,bytes\n1,2\n", `a${tbcd("12")}`]) {
      expect(() => rowsOf(Buffer.from(text))).toThrow("begins with no packet record");
    }
    expect(rowsOf(Buffer.alloc(0))).toEqual([]);
  });
});
