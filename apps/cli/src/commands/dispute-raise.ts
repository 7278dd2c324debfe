import { raiseDispute } from "@tributary/services/dispute/raise-dispute";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";

interface Options extends CommonOptions {
  readonly note: string;
  readonly overrideReason?: string;
}

export function disputeRaiseCommand(): Command {
  return command(
    "raise",
    "Note that a dispute's notice is sent: from now on its amount is withheld or claimed.",
  )
    .argument("<number>", "the dispute's number")
    .option("--note <text>", "what the thread should say", "Notice sent.")
    .option("--override-reason <text>", "why it is sent although its window has expired")
    .action((number: string, { note, overrideReason, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const override = overrideReason === undefined ? {} : { overrideReason };
        const request = { number, actor: options.by, note, ...override };
        const raised = await raiseDispute(session.portfolioDb(), request);
        const isWithheld = raised.withheldMicros !== 0n;
        const what = isWithheld
          ? "its amount is withheld"
          : "the invoice is paid and the amount claimed back";
        return { text: `${number} is raised: ${what}. Settle again.`, json: raised };
      }),
    );
}
