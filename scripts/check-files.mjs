import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./ensure/paths.mjs";
import { checkLength } from "./nets/check-length.mjs";
import { checkNames } from "./nets/check-names.mjs";
import { checkWords } from "./nets/check-words.mjs";
import { sourceFiles } from "./nets/source-files.mjs";

const paths = sourceFiles(root);
const faults = checkNames(paths);
for (const path of paths.filter((each) => /\.(ts|tsx|mts|mjs|js|grit|prisma|sql|css)$/.test(each))) {
  const text = readFileSync(join(root, path), "utf8");
  faults.push(...checkLength(path, text), ...checkWords(path, text));
}
if (faults.length) process.stdout.write(`${faults.join("\n")}\n`);
process.exitCode = faults.length ? 1 : 0;
