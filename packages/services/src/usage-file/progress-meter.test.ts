import { expect, it } from "vitest";
import { type FilesProgress, progressMeter } from "./progress-meter.ts";

it("gives records a second, and the time left by the bytes that are done", () => {
  let clock = 0;
  const seen: FilesProgress[] = [];
  const files = [100, 300].map((byteCount, index) => ({ path: "", name: `${index}.csv`, byteCount }));
  const [first, second] = files as [(typeof files)[0], (typeof files)[0]];
  const meter = progressMeter(
    files,
    (progress) => seen.push(progress),
    () => clock,
  );
  meter.begin(first);
  clock = 1000;
  meter.advance(first, { phase: "reading", rows: 500 });
  clock = 1050;
  meter.advance(first, { phase: "reading", rows: 600 });
  clock = 2000;
  meter.end(first, 1000);
  meter.begin(second);
  clock = 4000;
  meter.advance(second, { phase: "reading", rows: 1000 });
  expect(
    seen.map(({ fileNumber, records, recordsPerSecond, secondsLeft }) => [
      fileNumber,
      records,
      recordsPerSecond,
      secondsLeft,
    ]),
  ).toEqual([
    [1, 500, 500, null],
    // 100 of 400 bytes took 2 s, the other 300 take 6 s.
    [1, 1000, 500, 6],
    // 4 s have passed for the same 100 bytes: 12 s for the rest.
    [2, 2000, 500, 12],
  ]);
});

it("adds up files that are read at the same time", () => {
  let clock = 0;
  const seen: FilesProgress[] = [];
  const files = ["a.csv", "b.csv"].map((name) => ({ path: "", name, byteCount: 100 }));
  const [first, second] = files as [(typeof files)[0], (typeof files)[0]];
  const meter = progressMeter(
    files,
    (progress) => seen.push(progress),
    () => clock,
  );
  meter.begin(first);
  meter.begin(second);
  meter.advance(first, { phase: "reading", rows: 300 });
  clock = 1000;
  meter.advance(second, { phase: "reading", rows: 400 });
  clock = 2000;
  meter.end(first, 500);
  expect(seen.map(({ records }) => records)).toEqual([300, 700, 900]);
});
