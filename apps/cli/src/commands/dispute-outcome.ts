import { parseMicros } from "@tributary/domain/money/micros";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { answerDispute } from "../month-end/answer-dispute.ts";
import { keyedAmounts } from "../output/period-options.ts";

interface Options extends CommonOptions {
  readonly credited: readonly string[];
  readonly note: string;
}

export function disputeOutcomeCommand(): Command {
  return command(
    "outcome",
    "Record what the host network grants; what it rejects becomes payable and an adjustment.",
  )
    .argument("<number>", "the dispute's number")
    .option(
      "--credited <line=amount...>",
      "granted by line, such as L2=738.00; a line that is not named gets nothing",
      [],
    )
    .option("--note <text>", "what the thread should say", "The host network has answered.")
    .action((number: string, { credited, note, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const granted = keyedAmounts(credited);
        const answers = granted.map(({ key, amount }) => ({ key, creditedMicros: parseMicros(amount) }));
        const answer = { number, actor: options.by, note, answers };
        const outcome = await answerDispute(session.portfolioDb(), answer);
        const waiting = `${outcome.adjustments.length} adjustments wait for the next open period.`;
        return {
          text: `${number}: ${outcome.status ?? "the credit names another period"}. ${waiting}`,
          json: outcome,
        };
      }),
    );
}
