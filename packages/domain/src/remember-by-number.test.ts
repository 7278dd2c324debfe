import { expect, it } from "vitest";
import { rememberByNumber } from "./remember-by-number.ts";

it("asks once for each of the numbers that lie close together", () => {
  const asked: number[] = [];
  const answerOf = rememberByNumber(16, (number) => {
    asked.push(number);
    return number % 3 === 0 ? null : number * 10;
  });
  const numbers = [5, 6, 5, -1, 6, 7, -1];
  expect(numbers.map(answerOf)).toEqual([50, null, 50, -10, null, 70, -10]);
  expect(asked).toEqual([5, 6, -1, 7]);
});

it("answers right where numbers share a place", () => {
  const answerOf = rememberByNumber(8, (number) => number * 10);
  expect([1, 9, 1, 4_294_967_297, -7, 1].map(answerOf)).toEqual([10, 90, 10, 42_949_672_970, -70, 10]);
});

it("remembers nothing of what was refused", () => {
  let isRefused = true;
  const answerOf = rememberByNumber(8, (number) => {
    if (isRefused) throw new Error("not yet");
    return number;
  });
  expect(() => answerOf(3)).toThrow("not yet");
  isRefused = false;
  expect(answerOf(3)).toBe(3);
});
