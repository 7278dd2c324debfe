import { describe, expect, it } from "vitest";
import { guessTime } from "./guess-time.ts";

const TODAY = new Date("2026-11-26T12:00:00Z");
const guess = (...values: string[]) => guessTime(values, TODAY);

describe("a time", () => {
  it.each([
    ["2026-10-31T23:59:59Z", "yyyy-MM-ddTHH:mm:ssX"],
    ["2026-10-31 23:59:59.125+01:00", "yyyy-MM-dd HH:mm:ss.SSSX"],
    ["31.10.2026 23:59:59", "dd.MM.yyyy HH:mm:ss"],
    ["31.10.2026, 23:59", "dd.MM.yyyy, HH:mm"],
    ["10/31/2026 07:05:00", "MM/dd/yyyy HH:mm:ss"],
    ["20261031235959", "yyyyMMddHHmmss"],
    ["31.10.26 9:05", "dd.MM.yy H:mm"],
    ["1793500000", "epoch-seconds"],
    ["1793500000000", "epoch-milliseconds"],
  ])("such as %s is read as %s", (value, format) => {
    expect(guess(value)).toMatchObject({ kind: "time", value: format, isSure: true });
  });

  it("may be a date or a time of day alone", () => {
    expect(guess("31/10/2026", "01/11/2026")).toMatchObject({ kind: "date", value: "dd/MM/yyyy" });
    expect(guess("09:15:02", "23:00:00")).toMatchObject({ kind: "clock", value: "HH:mm:ss", isSure: true });
  });

  it("is none where most values are something else", () => {
    expect(guess("VOICE", "DATA")).toBeNull();
    expect(guess("31.10.2026 23:59:59", "31.13.2026 23:59:59")).toBeNull();
    expect(guess()).toBeNull();
  });
});

describe("day and month", () => {
  it("are told apart by a day beyond 12", () => {
    expect(guess("03/10/2026", "13/10/2026")).toMatchObject({ value: "dd/MM/yyyy", isSure: true });
    expect(guess("10/03/2026", "10/13/2026")).toMatchObject({ value: "MM/dd/yyyy", isSure: true });
  });

  it("are told apart by what would lie in the future", () => {
    // As MM/dd the first is in December, after today.
    expect(guess("12/10/2026", "11/10/2026")).toMatchObject({ value: "dd/MM/yyyy", isSure: true });
  });

  it("are told apart by the order of the rows", () => {
    expect(guess("09/10/2026", "10/10/2026", "01/11/2026")).toMatchObject({
      value: "dd/MM/yyyy",
      isSure: true,
    });
  });

  it("stay open where nothing tells, with both readings to choose from", () => {
    const open = guess("03/10/2026 10:00:00", "03/10/2026 09:00:00");
    expect(open).toMatchObject({ value: "", isSure: false });
    expect(open?.formats).toEqual(expect.arrayContaining(["dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss"]));
  });
});
