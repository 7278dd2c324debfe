import { ExactSum } from "@tributary/domain/money/exact-sum";
import type { UsageRecord } from "../cdr/usage-record.ts";
import { compileWhen } from "../mapping/compile-condition.ts";
import { BYTES_IN, compileScale } from "../mapping/compile-measure.ts";
import { compileNumber } from "../mapping/compile-number.ts";
import { compileText } from "../mapping/compile-text.ts";
import { columnFinder, type Read } from "../mapping/read-field.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import type { Fields } from "../row/fields.ts";

/** Figures of a file as counted here, and as its header and trailer rows state them. */
export interface ControlTotals {
  readonly counted: Readonly<Record<string, string>>;
  readonly stated: readonly StatedTotal[];
}

export interface StatedTotal {
  readonly line: number;
  readonly of: string;
  readonly stated: string;
  readonly counted: string;
  readonly agrees: boolean;
}

export interface Controls {
  /** True when the row is a header or trailer row; its figures are then kept. */
  takeRow(fields: Fields, line: number): boolean;
  countRow(): void;
  countRecord(record: UsageRecord): void;
  /** A record that could not be read: it counts, and leaves the sums open. */
  countUnreadable(): void;
  totals(): ControlTotals;
}

interface Stated {
  readonly line: number;
  readonly of: "records" | "bodyRows" | "rows" | "durationSeconds" | "volumeBytes" | "sourceCharge";
  readonly text: string;
  readonly value: bigint | null;
}

type ReadStated = Read<Omit<Stated, "line">[]>;

/** Counts what a file holds and what it says it holds. */
export function createControls(mapping: SourceMapping, header: readonly string[] | null): Controls {
  const controls = mapping.controls.map((control) => ({
    isMeant: compileWhen(control.when, columnFinder(header)),
    read: compileStated(control, mapping, header),
  }));
  const stated: Stated[] = [];
  const counts = { rows: 0, bodyRows: 0, records: 0, unreadable: 0 };
  let sourceCharge = 0n;
  const measures = { durationSeconds: new ExactSum(), volumeBytes: new ExactSum() };
  const counted = () => ({
    rows: BigInt(counts.rows),
    bodyRows: BigInt(counts.bodyRows),
    records: BigInt(counts.records),
    sourceCharge,
    durationSeconds: measures.durationSeconds.value,
    volumeBytes: measures.volumeBytes.value,
  });
  return {
    takeRow(fields, line) {
      if (controls.length === 0) return false;
      const control = controls.find(({ isMeant }) => isMeant(fields));
      if (control === undefined) return false;
      counts.rows += 1;
      for (const figure of control.read(fields)) stated.push({ ...figure, line });
      return true;
    },
    countRow() {
      counts.rows += 1;
      counts.bodyRows += 1;
    },
    countRecord({ durationSeconds, volumeBytes, sourceChargeMicros }) {
      counts.records += 1;
      measures.durationSeconds.add(durationSeconds);
      measures.volumeBytes.add(volumeBytes);
      if (sourceChargeMicros !== null) sourceCharge += sourceChargeMicros;
    },
    countUnreadable() {
      counts.records += 1;
      counts.unreadable += 1;
    },
    totals() {
      const figures = counted();
      const agreement = ({ line, of, text, value }: Stated): StatedTotal => {
        const isSum = of !== "records" && of !== "bodyRows" && of !== "rows";
        const agrees = value === figures[of] || (isSum && value !== null && counts.unreadable > 0);
        const said = value === null ? text : String(value);
        return { line, of, stated: said, counted: String(figures[of]), agrees };
      };
      return {
        counted: Object.fromEntries(
          Object.entries({ ...figures, unreadable: counts.unreadable }).map(([of, sum]) => [of, String(sum)]),
        ),
        stated: stated.map(agreement),
      };
    },
  };
}

const one = (): bigint => 1n;

function compileStated(
  { count, counts, sums = [] }: SourceMapping["controls"][number],
  { numbers, sourceCharge }: SourceMapping,
  header: readonly string[] | null,
): ReadStated {
  const { read: readNumber } = compileNumber(numbers);
  const findColumn = columnFinder(header);
  const figures = sums.map(({ text, of, unit = "bytes" }) => {
    const multipliers: Record<typeof of, Read<bigint>> = {
      durationSeconds: one,
      volumeBytes: () => BYTES_IN[unit],
      sourceCharge: sourceCharge === undefined ? () => 1_000_000n : compileScale(sourceCharge, findColumn),
    };
    return { of, read: compileText(text, findColumn).read, multiplierIn: multipliers[of] };
  });
  const all: { of: Stated["of"]; read: Read<string | null>; multiplierIn: Read<bigint> }[] = [...figures];
  if (count !== undefined)
    all.push({ of: counts, read: compileText(count, findColumn).read, multiplierIn: one });
  const figureOf = (text: string, of: string, multiplier: bigint): bigint | null => {
    try {
      return readNumber(text, of, multiplier, "half-up");
    } catch {
      // A figure that is no number agrees with nothing, so that the file is held.
      return null;
    }
  };
  return (fields) =>
    all.map(({ of, read, multiplierIn }) => {
      const text = read(fields) ?? "";
      return { of, text, value: figureOf(text, of, multiplierIn(fields)) };
    });
}
