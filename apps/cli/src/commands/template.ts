import { cloneOperator } from "@tributary/services/operator-template/clone-operator";
import { publishTemplate, saveTemplate } from "@tributary/services/operator-template/save-template";
import { showTemplate } from "@tributary/services/operator-template/show-template";
import { type Command, Command as Group } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { readJsonFile } from "../output/read-json-file.ts";
import { openOperator } from "../session/open-operator.ts";

export function templateCommand(): Command {
  return new Group("template")
    .description("What new operators are made of, in versions.")
    .addCommand(saveCommand())
    .addCommand(cloneCommand())
    .addCommand(publishCommand());
}

interface SaveOptions extends CommonOptions {
  readonly code: string;
  readonly name: string;
}

function saveCommand(): Command {
  return command("save", "Write the draft of a template from a file.")
    .argument("<file>", "the template as JSON")
    .requiredOption("--code <code>", "of the template")
    .requiredOption("--name <name>", "of the template")
    .action((path: string, { code, name, ...options }: SaveOptions) =>
      answerFrom(options, async (session) => {
        const terms = await readJsonFile(path);
        const saved = await saveTemplate(session.portfolioDb(), { code, name, terms, actor: options.by });
        return { text: `Version ${saved.version} of ${code} is a draft.`, json: { ...saved } };
      }),
    );
}

interface CloneOptions extends SaveOptions {
  readonly operator: string;
}

function cloneCommand(): Command {
  return command("clone", "Write the draft of a template from what an operator has.")
    .requiredOption("--operator <code>", "whose terms, prices, plans and rules")
    .requiredOption("--code <code>", "of the template")
    .requiredOption("--name <name>", "of the template")
    .action(({ operator, code, name, ...options }: CloneOptions) =>
      answerFrom(options, async (session) => {
        const portfolio = session.portfolioDb();
        const terms = await cloneOperator(portfolio, await openOperator(session, operator));
        const saved = await saveTemplate(portfolio, { code, name, terms, actor: options.by });
        const text = `Version ${saved.version} of ${code} is a draft of what ${operator} has.`;
        return { text, json: { ...saved, operator } };
      }),
    );
}

interface PublishOptions extends CommonOptions {
  readonly code: string;
}

function publishCommand(): Command {
  return command("publish", "Publish the draft of a template, written by somebody else.")
    .requiredOption("--code <code>", "of the template")
    .action(({ code, ...options }: PublishOptions) =>
      answerFrom(options, async (session) => {
        const db = session.portfolioDb();
        const { version, fingerprint } = await showTemplate(db, { code });
        await publishTemplate(db, { code, version, fingerprint, actor: options.by });
        return { text: `Version ${version} of ${code} is published.`, json: { code, version } };
      }),
    );
}
