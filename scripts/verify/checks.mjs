import { join } from "node:path";
import { root } from "../ensure/paths.mjs";
import { withPnpm } from "../ensure/pnpm.mjs";

const bin = (name) => join(root, "node_modules/.bin", name);
const script = (name) => [process.execPath, join(root, "scripts", name)];
const typecheck = ["turbo", "run", "typecheck", "--continue", "--output-logs=errors-only"];

/** Every check that needs no database, in the order in which a reader wants to hear of a fault. */
export const checks = [
  {
    name: "format and lint",
    command: [bin("biome"), "check", "--error-on-warnings", "--max-diagnostics=50"],
  },
  { name: "floating promises", command: [bin("oxlint"), "--type-aware"] },
  { name: "package boundaries", command: [bin("turbo"), "boundaries"] },
  // One after the other they would check what they share again and again.
  { name: "types of packages", command: [bin("tsc"), "--noEmit"] },
  { name: "types of pages", command: [...withPnpm, ...typecheck] },
  { name: "names and lengths", command: script("check-files.mjs") },
  { name: "paths in documents", command: script("check-docs.mjs") },
];

export const fastTests = {
  name: "fast tests",
  command: [bin("vitest"), "run", "--project", "fast", "--silent=passed-only", "--reporter=dot"],
};
