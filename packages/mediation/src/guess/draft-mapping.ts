import { DomainError } from "@tributary/domain/error";
import type { SourceMapping, SourceMappingInput } from "../mapping/schema.ts";
import { type ColumnRole, columnsWith, type Draft, openQuestions, saysOffset } from "./draft.ts";
import { presetOf } from "./presets.ts";

/** The parts of a source's mapping that a draft says nothing about: they stay as they are. */
type Kept = Pick<Partial<SourceMapping>, "skip" | "controls" | "zone" | "limits" | "session">;

/**
 * The mapping that a draft describes, for the schema of mappings to check. Of a source that exists, what the
 * draft does not say is kept.
 *
 * Throws  {@link DomainError} `MAPPING_INVALID` while something in the draft is open.
 */
export function mappingOf(draft: Draft, kept: Kept | null = null): SourceMappingInput {
  const preset = presetOf(draft);
  if (preset !== null) return { ...preset, ...named(draft), ...kept, ...zone(draft, kept) };
  const questions = openQuestions(draft);
  if (questions.length > 0) {
    throw new DomainError("MAPPING_INVALID", "The draft leaves something open: answer its questions first.", {
      questions,
    });
  }
  const skip = [...titleRules(draft), ...totalRules(draft)];
  const knownReasons = new Set(skip.map(({ reason }) => reason));
  const other = (kept?.skip ?? []).filter(({ reason }) => !knownReasons.has(reason));
  return {
    ...named(draft),
    ...(kept?.controls === undefined ? {} : { controls: kept.controls }),
    ...(kept?.limits === undefined ? {} : { limits: kept.limits }),
    ...(kept?.session === undefined ? {} : { session: kept.session }),
    ...zone(draft, kept),
    format: draft.format,
    csv: {
      encoding: draft.encoding,
      delimiter: draft.delimiter || ",",
      quote: draft.quote,
      header: draft.hasHeader,
    },
    ...(draft.format === "jsonl" ? { jsonl: { columns: draft.columns.map(({ name }) => name) } } : {}),
    numbers: {
      decimalMark: draft.decimalMark,
      thousandsMarks: draft.thousandsMark === "" ? [] : [draft.thousandsMark],
    },
    ...(skip.length + other.length === 0 ? {} : { skip: [...skip, ...other] }),
    occurredAt: occurredAt(draft),
    ...texts(draft),
    ...measures(draft),
    service: service(draft),
    ...direction(draft),
  };
}

/** The draft's word counts, else that of the mapping that is kept, else the agreement's. */
function zone({ otherwiseZone: value }: Draft, kept: Kept | null): Pick<SourceMappingInput, "zone"> {
  if (value !== "") return { zone: [{ by: "agreement" }, { by: "constant", value }] };
  return kept?.zone === undefined ? {} : { zone: kept.zone };
}

function named({ sequencePattern }: Draft) {
  return sequencePattern === null ? {} : { sequence: { pattern: sequencePattern } };
}

/** Columns go by their names where every one has its own, else by their places. */
function columnNames(draft: Draft, role: ColumnRole): (string | number)[] {
  const { columns, hasHeader, format } = draft;
  const names = columns.map(({ name }) => name.trim());
  const isNamed = format === "jsonl" || hasHeader;
  return columnsWith(draft, role).map((at) => {
    const name = names[at] ?? "";
    const isOwn = isNamed && name !== "" && names.indexOf(name) === names.lastIndexOf(name);
    return isOwn ? name : at + 1;
  });
}

function occurredAt(draft: Draft): SourceMappingInput["occurredAt"] {
  const whole = columnNames(draft, "time");
  const columns = whole.length > 0 ? whole : [...columnNames(draft, "date"), ...columnNames(draft, "clock")];
  const { timeFormat: format } = draft;
  const [offsetColumn] = columnNames(draft, "offset");
  if (saysOffset(format)) return { columns, format };
  return offsetColumn === undefined
    ? { columns, format, zone: draft.timeZone }
    : { columns, format, offsetColumn };
}

function texts(draft: Draft) {
  const one = <Key extends string>(key: Key, role: ColumnRole) => {
    const [column] = columnNames(draft, role);
    return column === undefined ? {} : { [key]: column };
  };
  const phone = (role: "msisdn" | "otherParty") => {
    const [column] = columnNames(draft, role);
    if (column === undefined) return {};
    const { countryCode } = draft;
    const national = countryCode === "" ? [] : [{ from: "0", to: countryCode }];
    return { [role]: { column, prefixes: [{ from: "00", to: "" }, ...national] } };
  };
  const recordId = columnNames(draft, "recordId");
  return {
    ...(recordId.length === 0 ? {} : { recordId }),
    ...one("imsi", "imsi"),
    ...one("iccid", "iccid"),
    ...phone("msisdn"),
    ...phone("otherParty"),
    ...one("visitedPlmn", "network"),
    ...one("apn", "apn"),
    ...one("chargingId", "chargingId"),
  };
}

function measures(draft: Draft): Pick<SourceMappingInput, "duration" | "volume" | "sourceCharge"> {
  const [duration] = columnNames(draft, "duration");
  const volumes = columnNames(draft, "volume");
  const [charge] = columnNames(draft, "charge");
  const { durationForm: form, volumeUnit: unit, chargeScale: scale } = draft;
  return {
    ...(duration === undefined || form === null ? {} : { duration: { column: duration, form } }),
    ...(volumes.length === 0 || unit === null ? {} : { volume: { columns: volumes, unit } }),
    ...(charge === undefined ? {} : { sourceCharge: { column: charge, scale } }),
  };
}

function service(draft: Draft): SourceMappingInput["service"] {
  const [column] = columnNames(draft, "service");
  if (column === undefined) return { default: draft.onlyService ?? "data" };
  return { column, values: record(draft.services) };
}

function direction(draft: Draft): Pick<SourceMappingInput, "direction"> {
  const [column] = columnNames(draft, "direction");
  if (column === undefined) return {};
  return { direction: { column, values: record(draft.directions), default: "mo" } };
}

function record<Value extends string>(
  meanings: readonly { readonly text: string; readonly value: Value | null }[],
): Record<string, Value> {
  return Object.fromEntries(
    meanings.flatMap(({ text, value }) => (value === null ? [] : [[text.trim(), value]])),
  );
}

/** A title is known again by how it begins, as its dates and months change from file to file. */
function titleRules({ titles }: Draft) {
  return titles.map((title) => {
    const words = /^[^\s\d]{4,40}|^[^\s\d]{1,3}\s+[^\s\d]+/.exec(title)?.[0] ?? "";
    return {
      when: [{ column: 1, ...(words === "" ? { equals: title } : { matches: `^${escaped(words)}` }) }],
      reason: "title row",
    };
  });
}

function totalRules(draft: Draft) {
  if (!draft.skipsTotals) return [];
  const [time] = [...columnNames(draft, "time"), ...columnNames(draft, "date")];
  const sims = [
    ...columnNames(draft, "imsi"),
    ...columnNames(draft, "iccid"),
    ...columnNames(draft, "msisdn"),
  ];
  if (time === undefined) return [];
  const when = [time, ...sims].map((column) => ({ column, isEmpty: true }));
  return [{ when, reason: "no time and no SIM" }];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
