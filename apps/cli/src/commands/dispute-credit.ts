import { parseMicros } from "@tributary/domain/money/micros";
import { creditDispute } from "@tributary/services/dispute/credit-dispute";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";

interface Options extends CommonOptions {
  readonly amount: string;
  readonly note: string;
}

export function disputeCreditCommand(): Command {
  return command("credit", "Take in the credit note for what was granted.")
    .argument("<number>", "the dispute's number")
    .requiredOption("--amount <amount>", "the credit note's net amount, such as 783.00")
    .option("--note <text>", "the credit note's number", "Credit note received.")
    .action((number: string, { amount, note, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const request = { number, actor: options.by, note, amountMicros: parseMicros(amount) };
        const credited = await creditDispute(session.portfolioDb(), request);
        return { text: `${number} is credited.`, json: credited };
      }),
    );
}
