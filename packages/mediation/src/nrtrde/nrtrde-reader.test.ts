import { describe, expect, it } from "vitest";
import type { Tree } from "../ber/testing/encode-items.ts";
import type { RawRow } from "../csv/types.ts";
import { NRTRDE_COLUMNS } from "./nrtrde-columns.ts";
import { createNrtrdeReader } from "./nrtrde-reader.ts";
import { readNrtrdeEvent } from "./read-event.ts";
import { encodeNrtrde } from "./testing/encode-nrtrde.ts";

const forms = ["definite", "indefinite"] as const;
const CONTEXT: Tree = {
  specificationVersionNumber: 2,
  releaseVersionNumber: 1,
  sender: "AUTPT",
  recipient: "EUR01",
  sequenceNumber: "0000386",
  fileAvailableTimeStamp: "20260831220000",
  utcTimeOffset: "+0200",
};
const began = { callEventStartTimeStamp: "20260831210000", utcTimeOffset: "+0100" };
const moc: Tree = {
  moc: {
    imsi: "262092464569171",
    imei: "49010041059856",
    ...began,
    callEventDuration: 300,
    causeForTermination: 0,
    serviceCode: { teleServiceCode: "11" },
    dialledDigits: "436643313540",
    connectedNumber: "436643313541",
    recEntityId: "ARSENAL1",
    callReference: 112_200_047,
    chargeAmount: 25_000,
    msisdn: "239228473214",
  },
};
const mtc: Tree = {
  mtc: {
    imsi: "262092464569171",
    ...began,
    callEventDuration: 0,
    serviceCode: { teleServiceCode: "21" },
    callingNumber: "4930123",
    servingNetwork: "AUTMM",
    locationArea: 2107,
    cellId: 31_911,
  },
};
const gprs: Tree = {
  gprs: {
    imsi: "262092464569171",
    ...began,
    callEventDuration: 3600,
    accessPointNameNI: "internet.example",
    accessPointNameOI: "mnc003.mcc232.gprs",
    dataVolumeIncoming: 5_000_000_000n,
    dataVolumeOutgoing: 17,
    sgsnAddress: "10.0.0.4",
    ggsnAddress: "10.0.0.3",
    chargingId: 4_026_531_840n,
    "#99": "x",
  },
};
const fileOf = (events: readonly Tree[], more: Tree = { callEventsCount: events.length }): Tree => ({
  nrtrde: { ...CONTEXT, callEventList: events, ...more },
});

function rowsOf(file: Buffer, pieceBytes = 65_536): RawRow[] {
  const rows: RawRow[] = [];
  const reader = createNrtrdeReader({ maxRecordBytes: 1024 }, (row) => {
    rows.push({ ...row, bytes: Buffer.from(row.bytes) });
  });
  for (let at = 0; at < file.length; at += pieceBytes) reader.push(file.subarray(at, at + pieceBytes));
  reader.end();
  return rows;
}

function textsOf({ fields }: RawRow): Record<string, string> {
  const named = NRTRDE_COLUMNS.map((column, at) => [column, fields[at] ?? ""] as const);
  return Object.fromEntries(named.filter(([, text]) => text !== ""));
}

const common = {
  sender: "AUTPT",
  recipient: "EUR01",
  sequenceNumber: "0000386",
  release: "2.1",
  fileAvailableTimeStamp: "20260831220000+0200",
};
const event = {
  ...common,
  imsi: "262092464569171",
  startTimestamp: "20260831210000",
  utcTimeOffset: "+0100",
};

describe("an NRTRDE file", () => {
  it.each(forms)("of %s lengths gives its header row, its events and its count", (form) => {
    const rows = rowsOf(encodeNrtrde(fileOf([moc, mtc, gprs]), form));
    expect(rows[0]).toMatchObject({ line: 0, fields: NRTRDE_COLUMNS, bytes: encodeNrtrde(CONTEXT, form) });
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([0, 1, 2, 3, 4].map((line) => [line, null]));
    expect(rows.slice(1).map(textsOf)).toEqual([
      {
        ...event,
        recordType: "moc",
        imei: "49010041059856",
        msisdn: "239228473214",
        callEventDuration: "300",
        causeForTermination: "0",
        teleServiceCode: "11",
        dialledDigits: "436643313540",
        connectedNumber: "436643313541",
        recEntityId: "ARSENAL1",
        callReference: "112200047",
        chargeAmount: "25000",
        plmn: "AUTPT",
      },
      {
        ...event,
        recordType: "mtc",
        callEventDuration: "0",
        teleServiceCode: "21",
        callingNumber: "4930123",
        plmn: "AUTMM",
        locationArea: "2107",
        cellId: "31911",
      },
      {
        ...event,
        recordType: "gprs",
        callEventDuration: "3600",
        apn: "internet.example",
        apnOperator: "mnc003.mcc232.gprs",
        dataVolumeIncoming: "5000000000",
        dataVolumeOutgoing: "17",
        sgsnAddress: "10.0.0.4",
        ggsnAddress: "10.0.0.3",
        chargingId: "4026531840",
        plmn: "AUTPT",
        unknownTags: "5.99",
      },
      { ...common, recordType: "callEventsCount", callEventsCount: "3" },
    ]);
  });

  it.each(forms)("of %s lengths gives the same rows wherever its chunks end, and row by row", (form) => {
    const file = encodeNrtrde(fileOf([moc, mtc, gprs]), form);
    const expected = rowsOf(file);
    for (let pieceBytes = 1; pieceBytes <= 50; pieceBytes++)
      expect(rowsOf(file, pieceBytes)).toEqual(expected);
    const [header, ...rows] = expected;
    for (const row of rows) {
      expect(readNrtrdeEvent(header?.bytes ?? Buffer.alloc(0), row.bytes, row.line)).toEqual(row);
    }
  });

  it("has faults in its rows", () => {
    const broken: readonly (readonly [Tree, string])[] = [
      [
        { moc: { ...began, callEventDuration: 1 } },
        "the moc has no teleServiceCode and no bearerServiceCode",
      ],
      [
        { gprs: { ...began, callEventDuration: 1, dataVolumeIncoming: 5 } },
        "the gprs has no dataVolumeOutgoing",
      ],
      [{ mtc: { imsi: "26209a" } }, "imsi holds a digit above 9 at byte 2"],
      [
        { mtc: { callEventStartTimeStamp: "2026083121" } },
        "callEventStartTimeStamp is no local time of 14 digits: it stands at byte 2",
      ],
      [{ mtc: { utcTimeOffset: "CET" } }, "utcTimeOffset is no offset such as +0100: it stands at byte 2"],
    ];
    const rows = rowsOf(encodeNrtrde(fileOf(broken.map(([each]) => each))));
    for (const [at, [, fault]] of broken.entries()) expect(rows[at + 1]?.fault).toContain(fault);
    expect(rowsOf(encodeNrtrde(fileOf([moc], {}))).at(-1)?.fault).toBe("the file has no callEventsCount");
    expect(rowsOf(encodeNrtrde(fileOf([moc], { specificationVersionNumber: 1 })))[0]?.fault).toBe(
      "release 1.1 is not read, 2.1 is",
    );
  });

  it("is not taken for TAP3, nor anything else for it", () => {
    expect(() => rowsOf(Buffer.from("61026400", "hex"))).toThrow("The file is no NRTRDE");
    expect(() => rowsOf(Buffer.from("imsi;start\n"))).toThrow("The file is no NRTRDE");
    expect(() => rowsOf(Buffer.alloc(0))).toThrow("The file is no NRTRDE");
  });
});
