import fc from "fast-check";
import { expect, test } from "vitest";
import { withholdIdentifiers } from "./withhold-identifiers.ts";

const subject = {
  ...{ iccid: "8949010000000000008", imsis: ["262010000000001"], msisdn: "4915112345670" },
  ...{ eid: "89049032123451234512345678901235", matchingId: "QX-7" },
};

test("a network's words name nobody, however they write a number", () => {
  const told: Readonly<Record<string, string>> = {
    "No such SIM 8949010000000000008F.": "No such SIM …F.",
    "IMSI 262-01-0000000001 is barred": "IMSI … is barred",
    "+49 1511 2345670, and 015112345670 too": "…, and … too",
    "profile QX-7 of 89049032123451234512345678901235": "profile … of …",
    "Ticket 20261126123456 of 26.11.2026, 08:05": "Ticket 20261126123456 of 26.11.2026, 08:05",
    "In the batch of tonight.": "In the batch of tonight.",
  };
  for (const [text, kept] of Object.entries(told)) expect(withholdIdentifiers(text, subject)).toBe(kept);
  expect(withholdIdentifiers("of 12345678", { iccid: "erased" })).toBe("of 12345678");
});

test("no identifier stays, whatever stands around it", () => {
  const words = fc.string({ maxLength: 20 });
  const identifiers = fc.constantFrom(subject.iccid, ...subject.imsis, subject.msisdn, subject.eid);
  fc.assert(
    fc.property(words, identifiers, words, (before, identifier, after) => {
      expect(withholdIdentifiers(before + identifier + after, subject)).not.toContain(identifier);
    }),
  );
});
