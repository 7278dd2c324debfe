import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { createTurns } from "./in-turn.ts";

it("does one after the other, in the order of asking, past one that fails", async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const work = (name: string, milliseconds: number) => async () => {
    done.push(`${name} begins`);
    await pause(milliseconds);
    done.push(`${name} ends`);
    return name;
  };
  const first = inTurn(work("first", 20));
  const second = inTurn(() => Promise.reject(new Error("no")));
  const third = inTurn(work("third", 1));
  await expect(second).rejects.toThrow("no");
  expect(await Promise.all([first, third])).toEqual(["first", "third"]);
  expect(done).toEqual(["first begins", "first ends", "third begins", "third ends"]);
});
