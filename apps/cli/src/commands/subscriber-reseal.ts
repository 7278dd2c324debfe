import { resealSubscribers } from "@tributary/services/subscriber/reseal-subscribers";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { openOperator } from "../session/open-operator.ts";

interface Options extends CommonOptions {
  readonly operator: string;
}

export function subscriberResealCommand(): Command {
  return command("reseal", "Seal subscribers' data with the newest key.")
    .requiredOption("--operator <name>", "whose customers they are")
    .action(({ operator, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const keys = session.subscriberKeys();
        const done = await resealSubscribers(await openOperator(session, operator), {
          keys,
          actor: options.by,
        });
        return { text: `${done.resealed} subscribers are sealed with key ${done.version} now.`, json: done };
      }),
    );
}
