import { exportStatement } from "@tributary/services/statement/export-statement";
import { type Command, Option } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";

interface Options extends CommonOptions {
  readonly format: "json" | "csv";
  readonly revision?: string;
}

export function statementCommand(): Command {
  return command("statement", "Print a statement as it was issued.")
    .argument("<number>", "the statement's number")
    .addOption(new Option("--format <format>", "how it is written").choices(["json", "csv"]).default("json"))
    .option("--revision <n>", "an earlier version; the latest if left out")
    .action((number: string, { format, revision, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const version = revision === undefined ? {} : { version: Number(revision) };
        const { document, hash, json, csv } = await exportStatement(session.portfolioDb(), {
          number,
          ...version,
        });
        return { text: format === "csv" ? csv : json, json: { hash, document } };
      }),
    );
}
