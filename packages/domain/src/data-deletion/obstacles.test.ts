import { expect, test } from "vitest";
import { refuseKept, standingObstacles } from "./obstacles.ts";
import { OBSTACLES, type ObstacleName } from "./types.ts";

const found = (...names: readonly ObstacleName[]) =>
  names.map((name) => ({ name, amount: 1, until: null }) as const);
const names = (list: ReturnType<typeof standingObstacles>) => list.map(({ name }) => name);

test("a missing pack is in the way unless somebody said that none is wanted; nothing else is waived", () => {
  expect(names(standingObstacles(found("no-pack", "unpaid"), false))).toEqual(["unpaid", "no-pack"]);
  expect(names(standingObstacles(found(...OBSTACLES), true))).toEqual(
    OBSTACLES.filter((name) => name !== "no-pack"),
  );
});

test.each(OBSTACLES)("%s alone refuses, and is named", (name) => {
  const refusal = expect.objectContaining({ code: "STEP_REFUSED", details: { obstacles: [name] } });
  expect(() => refuseKept(found(name))).toThrow(refusal);
});

test("without any, nothing is refused", () => {
  refuseKept([]);
});
