import { billPeriod } from "@tributary/services/bill/bill-period";
import { finalizeBillRun } from "@tributary/services/bill/finalize-bill-run";
import { showBillRun } from "@tributary/services/bill/show-bill-run";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { billRunText } from "../output/bill-run-text.ts";

interface Options extends CommonOptions {
  readonly operator: string;
  readonly period: string;
  readonly final?: boolean;
  readonly leaveExceptions?: boolean;
}

export function billCommand(): Command {
  return command("bill", "Bill an operator's own subscribers for a period; ended in between, it goes on.")
    .requiredOption("--operator <name>", "whose subscribers")
    .requiredOption("--period <YYYY-MM>", "the billing period")
    .option("--final", "make the bills final: each gets its number")
    .option("--leave-exceptions", "with --final: leave out who cannot be billed")
    .action(({ operator, period, final, leaveExceptions = false, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = session.operatorDb(operator);
        const by = { actor: options.by, at: new Date() };
        const { runId } = await billPeriod(db, { period, ...by });
        const { status } = await showBillRun(db, runId);
        if (final === true && status !== "final") {
          await finalizeBillRun(db, { runId, leavesExceptions: leaveExceptions, ...by });
        }
        const run = await showBillRun(db, runId);
        return { text: billRunText(operator, run), json: run };
      }),
    );
}
