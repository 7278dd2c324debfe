import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./run-cli.ts";

const PREFIX = "npm run tributary -- ";

/** The commands of a how-to, in its order, each as the arguments a shell would pass on. */
export function howToCommands(page: string): string[][] {
  const text = readFileSync(join(projectRoot, "docs/how-to", page), "utf8");
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = ""]) => block.trim().split("\n"))
    .map((line) => {
      if (!line.startsWith(PREFIX))
        throw new Error(`${page}: "${line}" is not a command of the command line.`);
      return [...line.slice(PREFIX.length).matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? "",
      );
    });
}
