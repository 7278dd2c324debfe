import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { settlePeriod } from "../month-end/settle-period.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";
import { settledText } from "../output/settled-text.ts";

interface Options extends CommonOptions, PeriodOptions {
  readonly retainUnattributed?: readonly string[];
  readonly reason?: string;
}

export function settleCommand(): Command {
  return withPeriod(
    command("settle", "Compare, allocate and price a month; ask for approval when nothing is open."),
  )
    .option(
      "--retain-unattributed <lines...>",
      "keep these lines' usage of nobody's SIM, though it is above the cap",
    )
    .option("--reason <text>", "why it is kept")
    .action(({ agreement: agreementId, period, retainUnattributed = [], reason = "", ...options }: Options) =>
      answerFrom(options, async (session) => {
        const acceptUnattributed = retainUnattributed.map((key) => ({ key, reason }));
        const request = { agreementId, period, actor: options.by, acceptUnattributed };
        const run = await settlePeriod(session.portfolioDb(), request);
        const { runId, version, hash, isProvisional, blockers, result } = run;
        const { operators, amounts, totals, currency } = result.settlement;
        const json = { runId, version, hash, isProvisional, blockers, currency, amounts, totals, operators };
        return { text: settledText(request, run), json, isNo: blockers.length > 0 };
      }),
    );
}
