import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./ensure/paths.mjs";
import { checkDocument } from "./nets/check-document.mjs";
import { cliCommands } from "./nets/cli-commands.mjs";
import { sourceFiles } from "./nets/source-files.mjs";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const commands = cliCommands(root);
const faults = sourceFiles(root)
  .filter((path) => path.endsWith(".md"))
  .flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return checkDocument({ path, text, root, scripts, cliCommands: commands });
  });
if (faults.length) process.stdout.write(`${faults.join("\n")}\n`);
process.exitCode = faults.length ? 1 : 0;
