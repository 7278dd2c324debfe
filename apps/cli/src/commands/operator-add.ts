import { addOperator } from "@tributary/services/operator/add-operator";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { changesText } from "../output/changes-text.ts";
import { readJsonFile } from "../output/read-json-file.ts";

interface Options extends CommonOptions {
  readonly file: string;
}

export function operatorAddCommand(): Command {
  return command("add", "Add an operator to a running portfolio, with a schema of its own for its usage.")
    .requiredOption("--file <path>", "JSON of one operator, as in a portfolio file")
    .action((options: Options) =>
      answerFrom(options, async (session) => {
        const doors = { portfolio: session.portfolioDb(), owner: session.owner };
        const operator = await readJsonFile(options.file);
        const changes = await addOperator(doors, { operator, actor: options.by });
        return { text: changesText(changes), json: changes };
      }),
    );
}
