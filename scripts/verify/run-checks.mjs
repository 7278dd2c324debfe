import { runCheck } from "./run-check.mjs";

/** Each of them leaves a processor idle for a part of its time. */
const AT_ONCE = 2;

/** Runs checks side by side, begun in their order; answers those that failed. */
export async function runChecks(checks) {
  const waiting = [...checks];
  const failed = new Set();
  const runNext = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await runCheck(check))) failed.add(check);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runNext));
  return checks.filter((check) => failed.has(check));
}
