import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The commands that the command line registers, read from its sources so that nothing has to be started. */
export function cliCommands(root) {
  const folder = join(root, "apps/cli/src");
  if (!existsSync(folder)) return new Set();
  const names = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(
        /(?:\bcommand|new Command|new Group)\(\s*"([a-z-]+)/g,
      ),
    ]);
  return new Set(names.map((match) => match[1]));
}
