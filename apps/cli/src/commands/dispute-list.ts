import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { disputesText } from "../output/disputes-text.ts";
import { loadDisputes } from "../report/dispute.ts";

export function disputeListCommand(): Command {
  return command("list", "List the disputes, the nearest deadline first.").action((options: CommonOptions) =>
    answerFrom(options, async (session) => {
      const disputes = await loadDisputes(session.portfolioDb());
      return { text: disputesText(disputes), json: { disputes } };
    }),
  );
}
