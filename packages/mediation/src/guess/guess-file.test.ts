import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UsageRecord } from "../cdr/usage-record.ts";
import { compileMapping } from "../mapping/compile-mapping.ts";
import { parseMapping } from "../mapping/parse-mapping.ts";
import { encodeNrtrde } from "../nrtrde/testing/encode-nrtrde.ts";
import { Fields } from "../row/fields.ts";
import { encodeTap3 } from "../tap3/testing/encode-tap3.ts";
import { batch, voiceCall } from "../tap3/testing/tap3-batch.ts";
import { type Draft, openQuestions } from "./draft.ts";
import { mappingOf } from "./draft-mapping.ts";
import { guessFile } from "./guess-file.ts";
import { triedRecord } from "./tried-record.ts";

const TODAY = new Date("2026-11-26T12:00:00Z");
const whole = (text: string | Buffer) => ({ bytes: Buffer.from(text as string), isWhole: true });
const rolesOf = ({ columns }: Draft) => columns.map(({ role }) => role);

const GERMAN = `Einzelnachweis Oktober 2026;;;;;;
Lfd-Nr;Kartennummer;Zeitpunkt;Leistung;Gegenstelle;Dauer (s);Datenmenge [KB];Entgelt
1;262011234567890;13.10.2026 09:15:02;Sprache;+49 30 123456;150;;0,075
2;262011234567890;13.10.2026 18:40:11;Daten;;;1.234,5;0,01
3;262011234567891;14.10.2026 00:00:01;SMS;+49 30 123457;;;0,07
Summe;;;;;150;1.234,5;0,155
`.replace(";;;;;;\n", ";;;;;;;\n");

describe("an unknown file", () => {
  it("is read from its own rows but for what only a person knows", () => {
    const { draft, reasons, rows } = guessFile(whole(GERMAN), "EVN_0042.csv", TODAY);
    expect(draft).toMatchObject({
      delimiter: ";",
      titles: ["Einzelnachweis Oktober 2026"],
      hasHeader: true,
      decimalMark: ",",
      thousandsMark: ".",
      timeFormat: "dd.MM.yyyy HH:mm:ss",
      durationForm: "seconds",
      volumeUnit: "kB",
      skipsTotals: true,
      sequencePattern: "EVN_(\\d+)",
    });
    expect(rolesOf(draft)).toEqual([
      "recordId",
      "imsi",
      "time",
      "service",
      "otherParty",
      "duration",
      "volume",
      "charge",
    ]);
    expect(reasons.delimiter.isSure).toBe(true);
    expect(rows).toHaveLength(4);
    expect(openQuestions(draft)).toEqual(["time-zone"]);
  });

  it("is read by the mapping that follows once its questions are answered", () => {
    const { draft, rows } = guessFile(whole(GERMAN), "EVN_0042.csv", TODAY);
    const mapping = parseMapping(mappingOf({ ...draft, timeZone: "Europe/Berlin" }));
    const header = draft.columns.map(({ name }) => name);
    const { readRecord, skipReason } = compileMapping(mapping, header);
    const record = (at: number) =>
      triedRecord(readRecord(Fields.of(rows[at]?.fields ?? []), at, new UsageRecord()));
    // 09:15:02 in Berlin in October is 07:15:02 in UTC; 1.234,5 kB are 1,234,500 bytes.
    expect(record(0)).toMatchObject({
      imsi: "262011234567890",
      occurredAt: Date.parse("2026-10-13T07:15:02Z"),
      service: "voice",
      otherParty: "4930123456",
      durationSeconds: 150,
    });
    expect(record(1)).toMatchObject({
      service: "data",
      volumeBytes: 1_234_500n,
    });
    expect(skipReason(Fields.of(rows[3]?.fields ?? []))).toBe("no time and no SIM");
    expect(skipReason(Fields.of(["Einzelnachweis November 2026", "", "", "", "", "", "", ""]))).toBe(
      "title row",
    );
  });

  it("makes no mapping while a question is open", () => {
    const { draft } = guessFile(whole(GERMAN), "EVN_0042.csv", TODAY);
    expect(() => mappingOf(draft)).toThrow(/answer its questions/);
  });

  it("keeps of a mapping that exists what a draft does not say", () => {
    const { draft } = guessFile(whole(GERMAN), "EVN_0042.csv", TODAY);
    const zone = [{ by: "constant" as const, value: "domestic" }];
    const kept = { zone, skip: [{ when: [{ column: 4, equals: "TEST" }], reason: "test" }] };
    const mapping = mappingOf({ ...draft, timeZone: "Europe/Berlin" }, kept);
    expect(mapping.zone).toEqual(zone);
    expect(mapping.skip?.map(({ reason }) => reason)).toEqual(["title row", "no time and no SIM", "test"]);
  });

  it("is the invented network's of the how-to, without a word of help but zone and country", () => {
    const path = new URL("../../../../docs/how-to/another-format/traffico_0007.csv", import.meta.url);
    const { draft } = guessFile(whole(readFileSync(path)), "traffico_0007.csv", TODAY);
    expect(openQuestions(draft)).toEqual(["time-zone"]);
    const mapping = parseMapping(mappingOf({ ...draft, timeZone: "Europe/Rome", countryCode: "999" }));
    expect(mapping).toMatchObject({
      sequence: { pattern: "traffico_(\\d+)" },
      occurredAt: { columns: ["Giorno", "Ora"], format: "dd/MM/yyyy HH:mm:ss", zone: "Europe/Rome" },
      service: { column: "Tipo", values: { VOCE: "voice", DATI: "data", SMS: "sms" } },
      duration: { column: "Durata", form: "00m30s" },
      volume: { columns: ["Traffico MB"], unit: "MB" },
    });
  });

  it("without a header row is mapped by the places of its columns", () => {
    const text =
      "2026-10-01T00:00:00Z,262011234567890,DATA,1500\n2026-10-01T00:00:01Z,262011234567890,DATA,20\n";
    const { draft } = guessFile(whole(text), "x.csv", TODAY);
    expect(draft.hasHeader).toBe(false);
    expect(rolesOf(draft)).toEqual(["time", "imsi", "service", "ignore"]);
    const columns = draft.columns.map((column, at) =>
      at === 3 ? { ...column, role: "volume" as const } : column,
    );
    expect(openQuestions({ ...draft, columns })).toEqual(["volume-unit"]);
    expect(mappingOf({ ...draft, columns, volumeUnit: "bytes" })).toMatchObject({
      occurredAt: { columns: [1], format: "yyyy-MM-ddTHH:mm:ssX" },
      volume: { columns: [4], unit: "bytes" },
    });
  });

  it("may hold a JSON object a line", () => {
    const text = '{"at":1793500000,"sim":{"imsi":"262011234567890"},"type":"data","usage":{"bytes":1500}}\n';
    const { draft } = guessFile(whole(text.repeat(3)), "x.jsonl", TODAY);
    expect(draft.format).toBe("jsonl");
    expect(draft.columns).toEqual([
      { name: "at", role: "time" },
      { name: "sim.imsi", role: "imsi" },
      { name: "type", role: "service" },
      { name: "usage.bytes", role: "volume" },
    ]);
    expect(openQuestions(draft)).toEqual([]);
    expect(parseMapping(mappingOf(draft)).jsonl?.columns).toHaveLength(4);
  });

  it("is cut as somebody says, who knows better", () => {
    const dialect = {
      format: "csv",
      encoding: "utf-8",
      delimiter: "|",
      quote: null,
      hasHeader: false,
    } as const;
    const { draft } = guessFile(whole("a;b|c\n1;2|3\n"), "x.csv", TODAY, dialect);
    expect(draft.columns).toHaveLength(2);
    expect(draft.hasHeader).toBe(false);
  });

  it("without a row that can be read is refused", () => {
    expect(() => guessFile(whole(""), "x.csv", TODAY)).toThrow(/No row of the file can be read/);
  });
});

describe("a binary file", () => {
  it("is known by its tags, and read by the mapping of its how-to", () => {
    const { draft } = guessFile(
      whole(encodeTap3(batch([voiceCall(10, {})], 10))),
      "CDAUTPTEUR0100001",
      TODAY,
    );
    expect(draft.format).toBe("tap3");
    const { zone: _, ...howTo } = JSON.parse(
      readFileSync(new URL("../../../../docs/how-to/read-tap3/mapping.json", import.meta.url), "utf8"),
    );
    const { zone: __, ...guessed } = parseMapping(mappingOf({ ...draft, sequencePattern: null }));
    const { zone: ___, ...expected } = parseMapping(howTo);
    expect(plainConditions(guessed)).toEqual(plainConditions(expected));
  });

  it("may be NRTRDE", () => {
    const context = {
      specificationVersionNumber: 2,
      releaseVersionNumber: 1,
      sender: "AUTPT",
      recipient: "EUR01",
    };
    const callEventList = [{ moc: { imsi: "262092464569171" } }];
    const bytes = encodeNrtrde({ nrtrde: { ...context, callEventList } });
    const { draft } = guessFile(whole(bytes), "NRAUTPTEUR0100001", TODAY);
    expect(draft.format).toBe("nrtrde");
    expect(parseMapping(mappingOf(draft)).service.default).toBe("voice");
  });
});

/** One text to compare with is written as a text or as a list of one. */
function plainConditions(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === "equals" ? [inner].flat() : inner)));
}
