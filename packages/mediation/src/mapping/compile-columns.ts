import type { UsageRecord, WrittenText } from "../cdr/usage-record.ts";
import { writeColumns } from "../kernel/kernel.ts";
import { giveBack, type Region, takeRegion } from "../kernel/memory.ts";
import { takeNumbers } from "../kernel/numbers.ts";
import { TextRoom } from "../kernel/text-room.ts";
import { ends, starts, windowAddress } from "../kernel/window.ts";
import type { Fields } from "../row/fields.ts";
import type { MappedText } from "./compile-text.ts";

/** The texts of a record as a mapping gives them. */
export interface RecordTexts {
  readonly recordId: MappedText;
  readonly imsi: MappedText;
  readonly iccid: MappedText;
  readonly msisdn: MappedText;
  readonly otherParty: MappedText;
  readonly chargingId: MappedText;
  readonly visitedPlmn: MappedText;
  readonly apn: MappedText;
}

/** What the kernel does in a step, see `writeColumns` there. */
const FIELD = 0;
const DIGITS = 1;
const TEXT = 2;
const GAP = 3;
const STEP_NUMBERS = 3;
/** The steps between the texts: service and direction, then what {@link UsageRecord.endIdentity} writes. */
const SERVICE = 5;
const DIRECTION = 6;
const CHARGING_ID = 7;
const MEASURES = 8;
const MEASURES_BYTES = 20;
/** So much is asked for to write them. */
const MEASURES_ROOM = 64;
const STEPS = 11;
/** With its length before it. */
const LONGEST_WORD = 16;

const steps = takeNumbers(STEPS * STEP_NUMBERS);
const places = takeNumbers(STEPS * 2);
const words = new TextRoom();
const texts = new TextRoom();
/** For records that are not in the kernel's memory. */
let aside: Region = takeRegion(4096);

/** Writes a record's columns behind its time: all that its row says as texts, and its measures. */
export function compileColumns(mapped: RecordTexts): (fields: Fields, record: UsageRecord) => void {
  const { recordId, imsi, iccid, msisdn, otherParty, chargingId, visitedPlmn, apn } = mapped;
  const sources = [recordId, imsi, iccid, msisdn, otherParty, null, null, chargingId, null, visitedPlmn, apn];
  const usual = Int32Array.from(sources.flatMap(stepOf));
  const made = [...sources.keys()].filter((step) => sources[step]?.column === null);
  const columns = sources.flatMap((source) => source?.column?.at ?? []);
  return (fields, record) => {
    const { values } = steps;
    for (let at = 0; at < usual.length; at++) values[at] = usual[at] ?? 0;
    texts.clear();
    putWord(SERVICE, record.service);
    putWord(DIRECTION, record.direction);
    for (const step of made) putText(step, (sources[step] as MappedText).read(fields));
    if (!fields.isInWindow) packFields(fields, sources);
    for (;;) {
      const refused = writeAll(fields, record, columns);
      if (refused === null) return;
      putText(refused, (sources[refused] as MappedText).read(fields));
    }
  };
}

function stepOf(source: MappedText | null, step: number): readonly number[] {
  if (step === MEASURES) return [GAP, MEASURES_BYTES, 0];
  const column = source?.column ?? null;
  return column === null ? [TEXT, 0, 0] : [column.isDigits ? DIGITS : FIELD, column.at, 0];
}

/** Runs the steps; answers the one that cannot be done, because its digits are none. */
function writeAll(fields: Fields, record: UsageRecord, columns: readonly number[]): number | null {
  const { writer } = record;
  const { isInWindow, length } = fields;
  const cut = isInWindow ? bytesIn(fields, columns) : 0;
  const most = STEPS * LONGEST_WORD + MEASURES_ROOM + texts.size() + cut;
  writer.reserve(most);
  const start = writer.position;
  const isAside = writer.region.address < 0;
  if (isAside && most > aside.bytes.length) {
    giveBack(aside);
    aside = takeRegion(most);
  }
  const target = isAside ? aside.address : writer.region.address + start;
  const base = isInWindow ? windowAddress() : 0;
  const count = isInWindow ? length : STEPS;
  const { address } = places;
  const written = writeColumns(
    steps.address,
    STEPS,
    base,
    starts.address,
    ends.address,
    count,
    target,
    address,
  );
  if (written < 0) return -1 - written;
  if (isAside) writer.bytes.set(aside.bytes.subarray(0, written), start);
  placeTexts(record, start);
  writer.position = start + (places.values[2 * CHARGING_ID + 1] ?? 0);
  record.endIdentity();
  writer.position = start + written;
  return null;
}

function placeTexts(record: UsageRecord, start: number): void {
  const { bytes } = record.writer;
  place(record.recordId, bytes, start, 0);
  place(record.imsi, bytes, start, 1);
  place(record.iccid, bytes, start, 2);
  place(record.msisdn, bytes, start, 3);
  place(record.otherParty, bytes, start, 4);
  place(record.chargingId, bytes, start, 7);
  place(record.visitedPlmn, bytes, start, 9);
  place(record.apn, bytes, start, 10);
}

function place(text: WrittenText, bytes: Buffer, start: number, step: number): void {
  text.bytes = bytes;
  text.from = start + (places.values[2 * step] ?? 0);
  text.to = start + (places.values[2 * step + 1] ?? 0);
}

function bytesIn({ starts: from, ends: to, length }: Fields, columns: readonly number[]): number {
  let sum = 0;
  for (const at of columns) if (at >= 0 && at < length) sum += (to[at] ?? 0) - (from[at] ?? 0);
  return sum;
}

function putText(step: number, text: string | null): void {
  const from = text === null ? 0 : texts.write(text);
  putPlace(step, from, text === null ? 0 : texts.end);
}

function putPlace(step: number, from: number, to: number): void {
  const at = step * STEP_NUMBERS;
  steps.values[at] = TEXT;
  steps.values[at + 1] = from;
  steps.values[at + 2] = to;
}

/** Services and directions are few: where each stands. */
const known = new Map<string, { readonly from: number; readonly to: number }>();

function putWord(step: number, word: string): void {
  const { from, to } = known.get(word) ?? newWord(word);
  const at = step * STEP_NUMBERS;
  steps.values[at + 1] = from;
  steps.values[at + 2] = to;
}

function newWord(word: string) {
  const from = words.write(word);
  const place = { from, to: words.end };
  known.set(word, place);
  return place;
}

/** Puts those fields that are columns where the kernel reaches them, numbered by their steps. */
function packFields(fields: Fields, sources: readonly (MappedText | null)[]): void {
  for (const [step, source] of sources.entries()) {
    const column = source?.column ?? null;
    if (column === null) continue;
    const isThere = !fields.isEmpty(column.at);
    const [from, to] = isThere ? [fields.starts[column.at] ?? 0, fields.ends[column.at] ?? 0] : [0, 0];
    starts.values[step] = texts.put(fields.bytes, from, to);
    ends.values[step] = texts.end;
    steps.values[step * STEP_NUMBERS + 1] = step;
  }
}
