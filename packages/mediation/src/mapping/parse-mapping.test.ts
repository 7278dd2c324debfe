import { DomainError } from "@tributary/domain/error";
import { describe, expect, it } from "vitest";
import { mappingJsonSchema } from "./json-schema.ts";
import { parseMapping } from "./parse-mapping.ts";
import type { SourceMappingInput } from "./schema.ts";

const smallest: SourceMappingInput = {
  format: "csv",
  occurredAt: { columns: ["date", "time"], format: "dd/MM/yy HH:mm:ss", zone: "America/Sao_Paulo" },
  msisdn: "line",
  service: { default: "voice" },
  zone: [{ by: "constant", value: "domestic" }],
};

function faultsOf(input: unknown): unknown {
  try {
    parseMapping(input);
  } catch (error) {
    if (error instanceof DomainError) return error.details.faults;
  }
  return [];
}

describe("a mapping", () => {
  it("needs little and fills in the rest", () => {
    const mapping = parseMapping(smallest);
    expect(mapping.csv).toEqual({
      encoding: "utf-8",
      delimiter: ",",
      quote: '"',
      header: true,
      raggedRows: false,
      quotedNewlines: true,
      maxRecordBytes: 65_536,
    });
    expect(mapping.occurredAt.fold).toBe("earlier");
    expect(mapping.skip).toEqual([]);
  });

  it("is refused with the path of every fault", () => {
    const broken = {
      ...smallest,
      csv: { delimiter: ";;" },
      msisdn: { column: "line", prefixes: [{ from: "+", to: "49" }] },
      occurredAt: { columns: ["date"], format: "dd/MM/yy" },
      service: { column: "type", values: { V: "speech" } },
      skip: [{ when: [{ column: "type", matches: "(" }], reason: "totals" }],
      zones: [],
    };
    expect(faultsOf(broken)).toEqual([
      "csv.delimiter: has to be one ASCII character or a tab",
      "skip[0].when[0].matches: is not a regular expression",
      expect.stringMatching(/^occurredAt: needs exactly one of zone, offset/),
      "msisdn.prefixes[0].from: has to be digits or empty",
      expect.stringMatching(/^service\.values\.V: /),
      expect.stringMatching(/^mapping: .*zones/),
    ]);
  });

  it.each(["fixed", "jsonl", "xml", "flatstore"])("has to say which columns a file of %s has", (format) => {
    expect(faultsOf({ ...smallest, format })).toEqual([`${format}: is needed for the format ${format}`]);
  });

  it("has one clock, but for a zone that counts where an offset column is empty", () => {
    const time = { columns: ["date"], format: "yyyyMMddHHmmss" };
    const withClock = (clock: object) => ({ ...smallest, occurredAt: { ...time, ...clock } });
    expect(faultsOf(withClock({ zone: "UTC", offset: "+01:00" }))).toHaveLength(1);
    expect(faultsOf(withClock({ offset: "+01:00", offsetColumn: "o" }))).toHaveLength(1);
    expect(parseMapping(withClock({ zone: "UTC", offsetColumn: "o" })).occurredAt.offsetColumn).toBe("o");
  });

  it("joins partial records, of which a flatstore has none", () => {
    const session = { gateway: "g", chargingId: "c", number: "n" };
    expect(parseMapping({ ...smallest, session }).session).toMatchObject({ first: 1, graceHours: 24 });
    expect(faultsOf({ ...smallest, format: "flatstore", flatstore: {}, session })).toEqual([
      "session: is for partial records, and calls of a flatstore have none",
    ]);
  });

  it("prints itself as JSON Schema", () => {
    const schema = mappingJsonSchema();
    expect(schema.required).toEqual(["format", "occurredAt", "service"]);
    expect(schema.additionalProperties).toBe(false);
  });
});
