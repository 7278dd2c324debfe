import { askRehearsal } from "@tributary/services/rehearsal/ask-rehearsal";
import { finishRehearsal } from "@tributary/services/rehearsal/finish-rehearsal";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { rehearsalText } from "../output/rehearsal-text.ts";
import { sayFault } from "../output/say-fault.ts";

interface Options extends CommonOptions {
  readonly operator: string;
}

export function rehearseCommand(): Command {
  return command(
    "rehearse",
    "Play an operator's month, from usage to its statement, in a database that is thrown away.",
  )
    .requiredOption("--operator <code>", "whose month")
    .action(({ operator: operatorId, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = session.portfolioDb();
        const { rehearsalId } = await askRehearsal(db, { operatorId, actor: options.by });
        const ended = await finishRehearsal({
          doors: session,
          host: session.host,
          rehearsalId,
          onFault: sayFault,
        });
        return { text: rehearsalText(ended), json: ended, isNo: ended.outcome !== "passed" };
      }),
    );
}
