import { runDetectors } from "@tributary/services/alert/run-detectors";
import { type Command, Command as Group } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { alertsText, ranText } from "../output/alerts-text.ts";

export function alertsCommand(): Command {
  return new Group("alerts")
    .description("What the detectors find odd: in the portfolio's sums, and in operators' own usage.")
    .addCommand(runCommand())
    .addCommand(listCommand());
}

function runCommand(): Command {
  return command("run", "Have all detectors look now; a second time changes nothing.").action(
    (options: CommonOptions) =>
      answerFrom(options, async (session) => {
        const ran = await runDetectors(session, new Date());
        return { text: ranText(ran), json: { ran } };
      }),
  );
}

interface ListOptions extends CommonOptions {
  readonly all?: boolean;
}

function listCommand(): Command {
  return command("list", "List the portfolio's alerts, the most urgent first.")
    .option("--all", "also those that are over")
    .action(({ all = false, ...options }: ListOptions) =>
      answerFrom(options, async (session) => {
        const statuses = all ? [] : ["open", "acknowledged", "snoozed"];
        const sorted = { sort: "urgency", isDescending: true, limit: 1_000, offset: 0 } as const;
        const rows = await session.portfolioDb().reads.alertPage({ ...sorted, statuses });
        const alerts = rows.map(({ total: _, ...alert }) => alert);
        return { text: alertsText(alerts), json: { alerts } };
      }),
    );
}
