import { saveBillingProfile } from "@tributary/services/bill/save-billing-profile";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { readJsonFile } from "../output/read-json-file.ts";
import { openOperator } from "../session/open-operator.ts";

interface Options extends CommonOptions {
  readonly operator: string;
  readonly from: string;
}

export function operatorBillingCommand(): Command {
  return command("billing", "Say how an operator bills its subscribers, from a period on.")
    .argument("<file>", "the billing profile as JSON")
    .requiredOption("--operator <name>", "whose profile")
    .requiredOption("--from <YYYY-MM>", "the first period it is for")
    .action((path: string, { operator, from: effectiveFrom, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const terms = await readJsonFile(path);
        const saved = await saveBillingProfile(await openOperator(session, operator), {
          ...{ effectiveFrom, terms },
          actor: options.by,
        });
        const text = `${operator} bills by version ${saved.version} of its profile from ${effectiveFrom} on.`;
        return { text, json: { operator, effectiveFrom, ...saved } };
      }),
    );
}
