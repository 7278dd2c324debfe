import { join } from "node:path";
import { openHome } from "@tributary/db/embedded/home";
import { Command } from "commander";
import { answer } from "../command.ts";
import { serve } from "../serve/serve.ts";

interface ServeOptions {
  readonly dev?: boolean;
}

export function serveCommand(): Command {
  return new Command("serve")
    .description("Serve the console and the portal on the installation's database, until stopped.")
    .option("--dev", "compile pages as they are asked for, for working on them")
    .action(({ dev = false }: ServeOptions) =>
      answer({ by: "serve" }, async () => {
        const home = openHome().root;
        const sample = join(home, "first-portfolio");
        const ending = await serve({ home, sample, mode: dev ? "dev" : "start" });
        return { text: ending, json: { ending } };
      }),
    );
}
