import { loadPortfolio } from "@tributary/services/portfolio/load-portfolio";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { changesText } from "../output/changes-text.ts";

interface Options extends CommonOptions {
  readonly portfolio: string;
}

export function initCommand(): Command {
  return command("init", "Load a portfolio file: host networks, agreements, operators, SIMs, sources.")
    .requiredOption("--portfolio <file>", "path of the portfolio file; SIM files stand beside it")
    .action((options: Options) =>
      answerFrom(options, async (session) => {
        const doors = { portfolio: session.portfolioDb(), owner: session.owner };
        const changes = await loadPortfolio(doors, { file: options.portfolio, actor: options.by });
        return { text: changesText(changes), json: changes };
      }),
    );
}
