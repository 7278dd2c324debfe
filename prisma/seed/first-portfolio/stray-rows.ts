import type { Cell } from "../csv.ts";
import type { Source } from "./record.ts";

/**
 * Rows that no month is charged for, each in one file of its source, by the file's sequence number: a
 * timestamp that is
 * none, one from the future, a negative volume, a number that leads to no zone, a network nobody has a price
 * for.
 */
const strays: Readonly<Record<Source, Readonly<Record<number, readonly Cell[][]>>>> = {
  msc: {
    216: [
      ["NK90000001", "2026-08-04T25:61:00+02:00", "DATA", imsi(1, 3), msisdn(1, 3), null, "99940", 0, 5100],
    ],
    220: [
      ["NK90000002", "2041-08-08T10:00:00+02:00", "DATA", imsi(2, 9), msisdn(2, 9), null, "99940", 0, 7300],
    ],
    231: [
      ["NK90000003", "2026-08-19T11:12:13+02:00", "DATA", imsi(4, 21), msisdn(4, 21), null, "99940", 0, -120],
    ],
    252: [
      [
        "NK90000004",
        "2026-09-09T14:00:05+02:00",
        "VOICE",
        imsi(1, 30),
        msisdn(1, 30),
        "88855123456",
        "99940",
        61,
        0,
      ],
    ],
    253: [
      [
        "NK90000005",
        "2026-09-10T09:15:00+02:00",
        "FAX",
        imsi(2, 40),
        msisdn(2, 40),
        "999407000001",
        "99940",
        40,
        0,
      ],
      ["NK90000006", "yesterday", "SMS", imsi(2, 41), msisdn(2, 41), "999407000002", "99940", 0, 0],
    ],
    290: [
      [
        "NK90000007",
        "2026-10-17T20:00:00+02:00",
        "VOICE",
        imsi(5, 8),
        msisdn(5, 8),
        "88855123457",
        "99940",
        300,
        0,
      ],
    ],
  },
  tap: {
    33: [["NK90000101", imsi(1, 5), "99998", "data", "20260815120000", "+0200", 0, 1000, 9000]],
    40: [["NK90000102", imsi(5, 6), "99951", "data", "20261004093000", "+0200", 0, -500, 0]],
  },
  cdr: {
    34: [
      [
        "TG90000201",
        "31/02/2026",
        "10:00:00",
        "V",
        "999411000000004",
        "9994110000004",
        "999417000003",
        "99941",
        "00:02:00",
        0,
      ],
    ],
    42: [
      [
        "TG90000202",
        "12/10/2026",
        "18:30:00",
        "D",
        "999413000000007",
        "9994130000007",
        null,
        "99941",
        "00:00:00",
        -3,
      ],
    ],
  },
};

export function strayRows(source: Source, sequence: number): Cell[][] {
  return [...(strays[source][sequence] ?? [])];
}

function imsi(digit: number, index: number): string {
  return `99940${digit}${String(index).padStart(9, "0")}`;
}

function msisdn(digit: number, index: number): string {
  return `99940${digit}${String(index).padStart(7, "0")}`;
}
