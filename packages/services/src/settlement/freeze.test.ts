import fc from "fast-check";
import { expect, test } from "vitest";
import { freeze, thaw } from "./freeze.ts";

test("what is frozen thaws to the same value", () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.bigInt(),
      fc.string(),
      fc.constantFrom("12n", "~12n", "-3n", "n", "~"),
      fc.integer(),
      fc.constantFrom(null, true, false),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(
        fc.string().filter((key) => key !== "__proto__"),
        tie("value"),
        { maxKeys: 3, noNullPrototype: true },
      ),
    ),
  })).value;
  fc.assert(
    fc.property(plain, (value) => {
      expect(thaw(JSON.parse(JSON.stringify(freeze(value))))).toEqual(value);
    }),
  );
});

test("an absent field is left out, an unexpected kind of value is refused", () => {
  expect(freeze({ a: undefined, b: 1n })).toEqual({ b: "1n" });
  expect(() => freeze({ at: new Date(0) })).toThrow(TypeError);
  expect(() => freeze(Number.NaN)).toThrow(TypeError);
});
