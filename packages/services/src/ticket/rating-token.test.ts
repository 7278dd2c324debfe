import { expect, it } from "vitest";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { ratingToken, readRatingToken } from "./rating-token.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

it("a link reads back, and no other last character says the same", () => {
  for (let at = 0; at < 64; at++) {
    const ratingId = `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
    const token = ratingToken(keys, "aurora", ratingId);
    expect(readRatingToken(keys, token)).toEqual({ operatorId: "aurora", ratingId });
    for (const last of ALPHABET) {
      if (token.endsWith(last)) continue;
      expect(() => readRatingToken(keys, token.slice(0, -1) + last)).toThrow(/not valid/);
    }
  }
});
