import { DomainError } from "../error.ts";
import { OBSTACLES, type Obstacle, type ObstacleName } from "./types.ts";

const SAYS: Readonly<Record<ObstacleName, string>> = {
  "not-ended": "the operator's end is not over",
  unsettled: "its last month has no final statement",
  unpaid: "statements are unpaid",
  disputes: "disputes are open",
  hold: "a legal hold stands",
  "own-hold": "the operator holds data itself",
  transfers: "SIMs are on their way",
  kept: "its time has not passed",
  "pack-underway": "an export pack is being made",
  "no-pack": "no export pack was made after the end",
};

/**
 * What is in the way of a deletion.
 *
 * Shape   those found, in the order in which people see to them. That no pack is there counts unless somebody
 *         said why none is wanted.
 */
export function standingObstacles(found: readonly Obstacle[], isPackWaived: boolean): Obstacle[] {
  return OBSTACLES.flatMap((name) => found.filter((each) => each.name === name)).filter(
    ({ name }) => name !== "no-pack" || !isPackWaived,
  );
}

/** Throws  {@link DomainError} `STEP_REFUSED` that names each, while anything keeps the data. */
export function refuseKept(obstacles: readonly Obstacle[]): void {
  if (obstacles.length === 0) return;
  const reasons = obstacles.map(({ name }) => SAYS[name]).join(", ");
  throw new DomainError(
    "STEP_REFUSED",
    `The data is kept, because ${reasons}: see to that first. The offboarding page says how.`,
    { obstacles: obstacles.map(({ name }) => name) },
  );
}
