import { issueRun } from "@tributary/services/settlement/issue-run";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { findLatestRun } from "../month-end/find-latest-run.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";
import { allHold } from "../report/report-json.ts";

export function issueCommand(): Command {
  return withPeriod(
    command("issue", "Issue the statements of an approved settlement, after every identity is checked."),
  ).action(({ agreement: agreementId, period, ...options }: CommonOptions & PeriodOptions) =>
    answerFrom(options, async (session) => {
      const db = session.portfolioDb();
      const { id: runId } = await findLatestRun(db, { agreementId, period });
      const issued = await issueRun(db, { runId, actor: options.by });
      const numbers = issued.statements.map(({ number }) => `  ${number}`);
      const text = [`${numbers.length} statements of ${agreementId} ${period} are issued:`, ...numbers].join(
        "\n",
      );
      return { text, json: issued, isNo: !allHold(issued.identities) };
    }),
  );
}
