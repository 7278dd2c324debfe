import fc from "fast-check";
import { expect, test } from "vitest";
import { formatActivationCode, parseActivationCode } from "./activation-code.ts";
import { eidCheckDigits, parseEid } from "./eid.ts";
import { parseIccid } from "./iccid.ts";
import { parseImsi } from "./imsi.ts";
import { refuseSimStep } from "./lifecycle.ts";
import { luhnDigit } from "./luhn.ts";
import { SIM_STATUSES } from "./types.ts";

const refused = (code: string) => expect.objectContaining({ code });
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

test("the check digit of an ICCID is Luhn's, worked by hand", () => {
  // From the right, places 12, 14 and 16 hold 1, 9 and 9 and are doubled to 2, 18 and 18, that is 2, 9 and 9;
  // places 15 and 17 hold 4 and 8. 2 + 9 + 9 + 4 + 8 = 32, and 8 leads to 40.
  expect(luhnDigit("894901000000000000")).toBe("8");
  expect(parseIccid("8949010000000000008")).toBe("8949010000000000008");
  expect(parseIccid("8949 0100 0000 0000 008F")).toBe("8949010000000000008");
  expect(() => parseIccid("8949010000000000007")).toThrow(/check digit/);
  for (const text of ["", "8849010000000000008", "89490100000000", "894901000000000000000000", "89x"]) {
    expect(() => parseIccid(text), text).toThrow(refused("INPUT_INVALID"));
  }
});

test("an ICCID with one digit misread is refused, and so is one with two neighbours swapped", () => {
  fc.assert(
    fc.property(
      digits(16),
      fc.integer({ min: 2, max: 18 }),
      fc.integer({ min: 1, max: 9 }),
      (body, place, by) => {
        const iccid = `89${body}${luhnDigit(`89${body}`)}`;
        expect(parseIccid(iccid)).toBe(iccid);
        const misread = String((Number(iccid[place]) + by) % 10);
        expect(() => parseIccid(iccid.slice(0, place) + misread + iccid.slice(place + 1))).toThrow();
        const [left = "", right = ""] = [iccid[place - 1], iccid[place]];
        const swapped = iccid.slice(0, place - 1) + right + left + iccid.slice(place + 1);
        // Luhn does not see 09 and 90; the leading 89 is refused for itself.
        const isSeen = left !== right && left + right !== "09" && left + right !== "90";
        if (isSeen) expect(() => parseIccid(swapped)).toThrow();
      },
    ),
  );
});

test("an IMSI has 14 or 15 digits and begins with a country", () => {
  expect(parseImsi("26201 0000000001")).toBe("262010000000001");
  expect(parseImsi("00101000000000")).toBe("00101000000000");
  for (const text of ["", "2620100000000", "2620100000000011", "862010000000001", "26201000000000a"]) {
    expect(() => parseImsi(text), text).toThrow(refused("INPUT_INVALID"));
  }
});

test("the EID that GSMA gives as an example is read", () => {
  expect(parseEid("89049032123451234512345678901235")).toBe("89049032123451234512345678901235");
  expect(() => parseEid("89049032123451234512345678901236")).toThrow(/check digits/);
  expect(() => parseEid("8904903212345123451234567890123")).toThrow(/32 digits/);
});

test("an EID with one digit misread or two swapped is refused", () => {
  fc.assert(
    fc.property(
      digits(28),
      fc.integer({ min: 2, max: 31 }),
      fc.integer({ min: 1, max: 9 }),
      (body, place, by) => {
        const eid = `89${body}${eidCheckDigits(`89${body}`)}`;
        expect(parseEid(eid)).toBe(eid);
        const misread = String((Number(eid[place]) + by) % 10);
        expect(() => parseEid(eid.slice(0, place) + misread + eid.slice(place + 1))).toThrow();
      },
    ),
  );
});

test("an activation code is written and read as SGP.22 has it", () => {
  const code = {
    smdpAddress: "smdp.example.com",
    matchingId: "04386-AGYFT-A74Y8-3F815",
    smdpOid: null,
    needsConfirmation: false,
  };
  expect(formatActivationCode(code)).toBe("LPA:1$smdp.example.com$04386-AGYFT-A74Y8-3F815");
  expect(formatActivationCode({ ...code, smdpOid: "1.3.6.1.4.1.31746" })).toBe(
    "LPA:1$smdp.example.com$04386-AGYFT-A74Y8-3F815$1.3.6.1.4.1.31746",
  );
  expect(formatActivationCode({ ...code, needsConfirmation: true })).toBe(
    "LPA:1$smdp.example.com$04386-AGYFT-A74Y8-3F815$$1",
  );
  expect(parseActivationCode("1$smdp.example.com$")).toEqual({ ...code, matchingId: "" });
  for (const text of [
    "LPA:2$smdp.example.com$A",
    "LPA:1$smdp.example.com",
    "LPA:1$not a host$A",
    "LPA:1$smdp.example.com$lower",
    "LPA:1$smdp.example.com$A$1.3$2",
    "LPA:1$smdp.example.com$A$$1$more",
  ]) {
    expect(() => parseActivationCode(text), text).toThrow(refused("INPUT_INVALID"));
  }
});

test("what is written is read as it was", () => {
  const anyCode = fc.record({
    smdpAddress: fc.constantFrom("smdp.example.com", "rsp-3.operator.example"),
    matchingId: fc.stringMatching(/^[0-9A-Z-]{0,40}$/),
    smdpOid: fc.constantFrom(null, "1.3.6.1.4.1.31746", "2.999.10"),
    needsConfirmation: fc.boolean(),
  });
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(parseActivationCode(formatActivationCode(code))).toEqual(code);
    }),
  );
});

test("a SIM that was used never goes back into stock, and one that ended stays ended", () => {
  const steps = new Set([
    ...["in_stock>offered", "in_stock>assigned", "in_stock>active", "in_stock>terminated"],
    ...["offered>in_stock", "offered>transferred", "transferred>in_stock"],
    ...["assigned>in_stock", "assigned>active", "assigned>terminated"],
    ...["active>suspended", "active>terminated", "suspended>active", "suspended>terminated"],
  ]);
  for (const from of SIM_STATUSES) {
    for (const to of SIM_STATUSES) {
      const step = () => refuseSimStep(from, to);
      if (steps.has(`${from}>${to}`)) step();
      else expect(step, `${from}>${to}`).toThrow(refused("STEP_REFUSED"));
    }
  }
});
