import fc from "fast-check";
import { expect, test } from "vitest";
import { type SealedField, subscriberSealer } from "./seal-fields.ts";
import { readSealKeys } from "./seal-keys.ts";

const [FIRST, SECOND] = ["1".repeat(64), "2".repeat(64)];
const old = readSealKeys(`1:${FIRST}`);
const turned = readSealKeys(`2:${SECOND} 1:${FIRST}`);
const ID = "0193d3a0-0000-7000-8000-000000000001";

test("what was sealed opens for its operator, subscriber and field, and is not there in the clear", () => {
  const fields: readonly SealedField[] = ["name", "email", "address"];
  const sealer = subscriberSealer(old, "alfa");
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.string({ minLength: 4, maxLength: 80 }), (field, text) => {
      const sealed = sealer.seal(field, ID, text);
      expect(sealer.open(field, ID, sealed)).toBe(text);
      expect(Buffer.from(sealed).includes(text)).toBe(false);
    }),
  );
  expect(sealer.seal("name", ID, "Ada")).not.toEqual(sealer.seal("name", ID, "Ada"));
});

test("it opens for nobody else, in no other place, and not changed in a single byte", () => {
  const sealer = subscriberSealer(old, "alfa");
  const sealed = sealer.seal("name", ID, "Ada Byron");
  expect(() => subscriberSealer(old, "beta").open("name", ID, sealed)).toThrow();
  expect(() => sealer.open("email", ID, sealed)).toThrow();
  expect(() => sealer.open("name", ID.replace("1", "2"), sealed)).toThrow();
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.with(index, (sealed[index] ?? 0) ^ 1);
    expect(() => sealer.open("name", ID, changed), `byte ${index}`).toThrow();
  }
});

test("after a turn the new key seals, both open, and names are found under either", () => {
  const [before, after] = [subscriberSealer(old, "alfa"), subscriberSealer(turned, "alfa")];
  const sealed = before.seal("name", ID, "Ada");
  expect([before.version, after.version]).toEqual([1, 2]);
  expect(after.open("name", ID, sealed)).toBe("Ada");
  expect(after.seal("name", ID, "Ada")[0]).toBe(2);
  expect(() => before.open("name", ID, after.seal("name", ID, "Ada"))).toThrow(/Key 2/);
  const [marks = []] = after.searchMarks("ada");
  expect(marks).toEqual([...after.marksOf("Ada"), ...before.marksOf("Ada")]);
});

test("operators have no mark in common", () => {
  const name = "Ada Byron King Lovelace";
  const [alfa, beta] = ["alfa", "beta"].map((id) => new Set(subscriberSealer(old, id).marksOf(name)));
  expect(alfa?.size).toBe(4);
  expect([...(alfa ?? [])].filter((mark) => beta?.has(mark))).toEqual([]);
});

test.each(["", "1:short", `0:${FIRST}`, `1:${FIRST} 1:${SECOND}`, `256:${FIRST}`])(
  "keys that are none are refused (%j)",
  (text) => {
    expect(() => readSealKeys(text)).toThrow(expect.objectContaining({ code: "SECRET_INVALID" }));
  },
);
