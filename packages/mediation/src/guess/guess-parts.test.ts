import { describe, expect, it } from "vitest";
import { guessDelimiter, guessQuote, splitPlainly } from "./guess-dialect.ts";
import { guessEncoding } from "./guess-encoding.ts";
import { guessHead } from "./guess-header.ts";
import { guessIdentity, hasCheckDigit } from "./guess-identity.ts";
import { guessDuration, guessVolume } from "./guess-measure.ts";
import { guessNumbers } from "./guess-numbers.ts";
import { guessSequence } from "./guess-sequence.ts";
import { guessDirection, guessService } from "./guess-values.ts";

describe("the encoding", () => {
  it("is UTF-8 where the bytes obey its rules, also when the sample ends within a character", () => {
    const text = Buffer.from("Größe");
    expect(guessEncoding(text).value).toBe("utf-8");
    expect(guessEncoding(text.subarray(0, 3)).value).toBe("utf-8");
  });
  it("is Latin-1 where they do not", () => {
    expect(guessEncoding(Buffer.from("Größe", "latin1")).value).toBe("latin1");
  });
});

describe("the delimiter", () => {
  it("is the one that stands in most lines equally often, whatever marks decimals", () => {
    expect(guessDelimiter(["a;b;c", "1,5;2;3", "1;2,25;3,5"])).toMatchObject({ value: ";", isSure: true });
    expect(guessDelimiter(["a\tb", "1,5\t2"])).toMatchObject({ value: "\t", isSure: true });
    expect(guessDelimiter(['"x,y",b', "1,2"])).toMatchObject({ value: ",", isSure: true });
  });
  it("is not sure where no line is split", () => {
    expect(guessDelimiter(["abc", "def"])).toMatchObject({ isSure: false });
  });
  it("separates nothing between quotes", () => {
    expect(splitPlainly('a,"b,c",d', ",")).toEqual(["a", "b,c", "d"]);
  });
  it("comes with the quote that stands beside it", () => {
    expect(guessQuote(["'a';'b'"], ";").value).toBe("'");
    expect(guessQuote(['5" pipe;b'], ";")).toMatchObject({ value: null, isSure: false });
  });
});

describe("the head", () => {
  it("is a row of words above rows with figures, below titles", () => {
    expect(
      guessHead([
        ["Traffic of May", "", ""],
        ["a", "b", "c"],
        ["1", "2", "3"],
      ]),
    ).toMatchObject({
      titles: ["Traffic of May"],
      hasHeader: { value: true, isSure: true },
    });
  });
  it("is missing where the first row holds figures", () => {
    expect(
      guessHead([
        ["2026-10-01", "x"],
        ["2026-10-02", "y"],
      ]),
    ).toMatchObject({
      titles: [],
      hasHeader: { value: false, isSure: true },
    });
  });
});

describe("numbers", () => {
  const marks = (decimalMark: string, thousandsMark: string) => ({ decimalMark, thousandsMark });
  it("have the marks that some value leaves no doubt about", () => {
    expect(guessNumbers(["1.234,5"], ";").value).toEqual(marks(",", "."));
    expect(guessNumbers(["1,234.5"], ";").value).toEqual(marks(".", ","));
    expect(guessNumbers(["3,5", "12"], ";").value).toEqual(marks(",", ""));
    expect(guessNumbers(["3.25"], ",").value).toEqual(marks(".", ""));
  });
  it("are not sure where every mark may part thousands", () => {
    expect(guessNumbers(["1,234", "5,678"], ";")).toMatchObject({ isSure: false });
  });
});

describe("identity", () => {
  it("is known by form: IMSI, ICCID with its check digit", () => {
    expect(guessIdentity({ name: "x", values: ["262011234567890"] })?.role).toBe("imsi");
    // 8912345678901234567 has the sum 80 by Luhn.
    expect(hasCheckDigit("79927398713")).toBe(true);
    expect(hasCheckDigit("79927398710")).toBe(false);
    expect(guessIdentity({ name: "x", values: ["89490200001010101018"] })?.role).toBe("iccid");
  });
  it("takes device numbers for no IMSI", () => {
    const imeis = [
      "490154203237518",
      "356938035643809",
      "352099001761481",
      "353879234252633",
      "357805023984942",
    ];
    expect(imeis.every(hasCheckDigit)).toBe(true);
    expect(guessIdentity({ name: "device", values: imeis })?.role).not.toBe("imsi");
  });
  it("asks a name whose a phone number is", () => {
    const values = ["+49 171 1234567"];
    expect(guessIdentity({ name: "A_Number", values })).toMatchObject({ role: "msisdn", isSure: true });
    expect(guessIdentity({ name: "Zielnummer", values })).toMatchObject({ role: "otherParty", isSure: true });
    expect(guessIdentity({ name: "x", values })).toMatchObject({ role: "msisdn", isSure: false });
  });
});

describe("measures", () => {
  it("say their form where the values do", () => {
    expect(guessDuration({ name: "x", values: ["02m30s", "1h00m00s"] })?.form).toBe("00m30s");
    expect(guessDuration({ name: "Dauer", values: ["00:02:30"] })?.form).toBe("hh:mm:ss");
  });
  it("say their unit where the name does, and are asked for it where it does not", () => {
    expect(guessDuration({ name: "duration_ms", values: ["1500"] })).toMatchObject({ form: "milliseconds" });
    expect(guessDuration({ name: "Dauer", values: ["150"] })).toMatchObject({ form: null, isSure: false });
    expect(guessVolume({ name: "volumeKB", values: ["1,5"] })).toMatchObject({ unit: "kB", isSure: true });
    expect(guessVolume({ name: "Datenmenge", values: ["15"] })).toMatchObject({ unit: null, isSure: false });
    expect(guessVolume({ name: "total", values: ["15"] })).toBeNull();
  });
});

describe("words", () => {
  it("stand for services in several languages; what is not known is asked", () => {
    const guess = guessService({
      name: "Art",
      values: ["Sprache", "SMS", "Daten", "Sonder", "SMS", "SMS", "SMS", "SMS"],
    });
    expect(guess).toMatchObject({ role: "service", isSure: false });
    expect(guess?.values).toEqual([
      { text: "Sprache", value: "voice" },
      { text: "SMS", value: "sms" },
      { text: "Daten", value: "data" },
      { text: "Sonder", value: null },
    ]);
  });
  it("stand for directions", () => {
    expect(guessDirection({ name: "dir", values: ["MO", "MT", "MO"] })?.values).toEqual([
      { text: "MO", value: "mo" },
      { text: "MT", value: "mt" },
    ]);
  });
});

describe("the number in a file's name", () => {
  it.each([
    ["traffico_0007.csv", "traffico_(\\d+)"],
    ["NK_MSC_00042.csv.gz", "NK_MSC_(\\d+)"],
    ["usage-20261031.csv", null],
    ["usage.csv", null],
  ])("of %s is found by %s", (name, pattern) => {
    expect(guessSequence(name)).toBe(pattern);
    if (pattern !== null) expect(new RegExp(pattern, "u").exec(name)?.[1]).toMatch(/^0+\d+$/);
  });
});
