import { afterAll } from "vitest";

/** The files of a test run share processes: what one of them sets in the environment, no other finds. */
const before = { ...process.env };

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
