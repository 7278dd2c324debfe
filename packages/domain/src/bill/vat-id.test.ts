import { expect, test } from "vitest";
import { isTaxedAtBuyer } from "./tax.ts";
import { PROFILE } from "./terms.fixture.ts";
import { parseVatId } from "./vat-id.ts";

test.each([
  ["DE123456789", "DE123456789"],
  ["at u12345678", "ATU12345678"],
  ["FR 40-303.265.045", "FR40303265045"],
  ["ESX1234567X", "ESX1234567X"],
])("%s is the VAT number %s", (written, vatId) => {
  expect(parseVatId(written)).toBe(vatId);
});

test.each(["", "123456789", "DE", "DEABCDEF", "DE1234567890123456", "D\u00c91234567"])(
  '"%s" is no VAT number',
  (written) => {
    expect(() => parseVatId(written)).toThrowError(expect.objectContaining({ code: "INPUT_INVALID" }));
  },
);

test("a bill is taxed at the buyer as soon as one line is", () => {
  const isTaxed = (...codes: string[]) =>
    isTaxedAtBuyer(
      codes.map((taxCode) => ({ taxCode })),
      PROFILE.taxes,
    );
  expect(isTaxed("standard", "exempt")).toBe(false);
  expect(isTaxed("standard", "reverse")).toBe(true);
});
