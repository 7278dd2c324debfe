import { withdrawDispute } from "@tributary/services/dispute/withdraw-dispute";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";

interface Options extends CommonOptions {
  readonly reason: string;
}

export function disputeWithdrawCommand(): Command {
  return command(
    "withdraw",
    "Give a dispute up: its exceptions are open again, or payable when the month is issued.",
  )
    .argument("<number>", "the dispute's number")
    .requiredOption("--reason <text>", "why it is given up")
    .action((number: string, { reason, ...options }: Options) =>
      answerFrom(options, async (session) => {
        await withdrawDispute(session.portfolioDb(), { number, actor: options.by, note: reason });
        return { text: `${number} is withdrawn.`, json: { number, status: "withdrawn" } };
      }),
    );
}
