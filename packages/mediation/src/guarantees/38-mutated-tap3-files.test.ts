import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { DomainError } from "@tributary/domain/error";
import { describe, expect, it } from "vitest";
import type { RawRow } from "../csv/types.ts";
import { createTap3Reader } from "../tap3/tap3-reader.ts";
import { encodeTap3 } from "../tap3/testing/encode-tap3.ts";
import { batch, rowsOf, voiceCall } from "../tap3/testing/tap3-batch.ts";
import { type Chance, createChance } from "../testing/mutations.ts";

/** In each form of lengths: 1,000 in all. */
const FILES = 500;
const MAX_RECORD_BYTES = 512;

type Mutation = (file: Buffer, at: number, chance: Chance) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  (file, at, chance) => withByte(file, at, (file[at] ?? 0) ^ (1 << chance(8))),
  (file, at, chance) => withByte(file, at, chance(256)),
  (file, at) => withByte(file, at, 0xff),
  (file, at) => withByte(file, at, 0x80),
  (file, at) => withByte(file, at, 0x84),
  (file, at) => file.subarray(0, at),
  (file, at, chance) => Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + chance(20))]),
  (file, at, chance) =>
    Buffer.concat([file.subarray(0, at), Buffer.alloc(1 + chance(20)), file.subarray(at)]),
  (file, at, chance) => Buffer.concat([file.subarray(0, at), file.subarray(chance(at + 1))]),
];

function withByte(file: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(file);
  changed[at] = value;
  return changed;
}

/** The rows that come out before the file is refused, if it is. */
function rowsBeforeRefusal(file: Buffer, pieceBytes: number): { rows: RawRow[]; isRefused: boolean } {
  const rows: RawRow[] = [];
  const reader = createTap3Reader({ maxRecordBytes: MAX_RECORD_BYTES }, (row) => {
    rows.push({ ...row, bytes: Buffer.from(row.bytes) });
  });
  try {
    for (let at = 0; at < file.length; at += pieceBytes) reader.push(file.subarray(at, at + pieceBytes));
    reader.end();
    return { rows, isRefused: false };
  } catch (error) {
    if (error instanceof DomainError && error.code === "FILE_UNREADABLE") return { rows, isRefused: true };
    throw error;
  }
}

/** Where each event of a file ends. */
function endsOf(file: Buffer, events: readonly RawRow[]): number[] {
  let at = 0;
  return events.map(({ bytes }) => {
    at = file.indexOf(bytes, at) + bytes.length;
    return at;
  });
}

describe.each(["definite", "indefinite"] as const)("mutated files of %s lengths", (form) => {
  const calls = [1, 2, 3, 4, 5].map((charge) => voiceCall(charge));
  const file = encodeTap3(batch(calls, 15), form);
  const events = rowsOf(file).slice(1, 6);
  const ends = endsOf(file, events);
  const chance = createChance(form === "definite" ? 311 : 312);

  it("never break the reader, and give every event that stands before the fault", () => {
    let [whole, held] = [0, 0];
    for (let count = 0; count < FILES; count++) {
      const at = 1 + chance(file.length - 1);
      const mutate = MUTATIONS[count % MUTATIONS.length] as Mutation;
      const mutated = mutate(file, at, chance);
      const { rows, isRefused } = rowsBeforeRefusal(mutated, 1 + chance(300));
      const before = events.filter((_, index) => (ends[index] ?? 0) <= at);
      expect(rows.slice(1, 1 + before.length)).toEqual(before);
      expect(rows.every(({ bytes, line }) => line === 0 || bytes.length <= MAX_RECORD_BYTES)).toBe(true);
      expect(rows.slice(1).reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(
        mutated.length,
      );
      expect(rows.every(({ fault, fields }) => fault !== null || fields.length > 0)).toBe(true);
      if (!isRefused) expect(rows[0]?.line).toBe(0);
      whole += before.length;
      held += 1;
    }
    // The fault stands behind two of the five events on the average.
    expect(whole).toBeGreaterThan(FILES);
    reportGuarantee(38, held, FILES, `mutated TAP3 files of ${form} lengths read up to the fault`);
  });
});
