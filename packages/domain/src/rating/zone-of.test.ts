import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteText } from "../usage/byte-text.ts";
import { createZoneFinder } from "./zone-of.ts";

const table = {
  plmns: { "26201": "domestic", "20801": "eu", "310260": "us" },
  prefixes: { "49": "domestic", "4915": "domestic-mobile", "1": "us", "1876": "jamaica" },
  homePlmns: ["26201"],
};
const finder = createZoneFinder(table);

describe("the zone of a record", () => {
  test.each([
    ["at home by the longest prefix", "26201", "4915112345", "domestic-mobile"],
    ["at home with a leading plus", "26201", "+18765550100", "jamaica"],
    ["at home without a dialled number by the network", "26201", null, "domestic"],
    ["abroad by the network, whatever is dialled", "20801", "4930123456", "eu"],
    ["without a network by the dialled number", null, "12125550100", "us"],
  ])("is found %s", (_case, visitedPlmn, dialled, zone) => {
    expect(finder.zoneOf(visitedPlmn, byteText(dialled))).toBe(zone);
  });

  test.each([
    ["an unknown network", "99999", "4930123456"],
    ["an unknown prefix at home", "26201", "88161234"],
    ["nothing at all", null, null],
    ["text instead of a number", null, "INTERNET"],
  ])("is null for %s, so that the record is unrateable", (_case, visitedPlmn, dialled) => {
    expect(finder.zoneOf(visitedPlmn, byteText(dialled))).toBeNull();
  });

  test("an empty prefix catches every dialled number, but no unknown network", () => {
    const withRest = createZoneFinder({ ...table, prefixes: { ...table.prefixes, "": "rest" } });
    expect(withRest.zoneOfPrefix(byteText("88161234"))).toBe("rest");
    expect(withRest.zoneOf("99999", byteText("88161234"))).toBeNull();
  });

  test("a prefix that is not digits is refused as TERMS_INVALID", () => {
    expect(() => createZoneFinder({ plmns: {}, prefixes: { "+49": "x" } })).toThrow(
      expect.objectContaining({ code: "TERMS_INVALID" }),
    );
  });

  test("the trie agrees with trying every prefix from the longest down", () => {
    const anyPrefixes = fc.dictionary(fc.stringMatching(/^[0-3]{0,4}$/), fc.constantFrom("a", "b", "c"), {
      maxKeys: 20,
    });
    fc.assert(
      fc.property(anyPrefixes, fc.stringMatching(/^[0-3]{0,8}$/), (prefixes, dialled) => {
        const lengths = Array.from({ length: dialled.length + 1 }, (_, index) => dialled.length - index);
        const longest = lengths
          .map((length) => dialled.slice(0, length))
          .find((prefix) => Object.hasOwn(prefixes, prefix));
        const expected = longest === undefined ? null : prefixes[longest];
        expect(createZoneFinder({ plmns: {}, prefixes }).zoneOfPrefix(byteText(dialled))).toBe(expected);
      }),
    );
  });
});
