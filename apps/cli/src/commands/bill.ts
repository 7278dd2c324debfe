import { showBillRun } from "@tributary/services/bill/show-bill-run";
import { askFinal } from "@tributary/services/bill-task/ask-final";
import { askForBills } from "@tributary/services/bill-task/ask-for-bills";
import { finishTask } from "@tributary/services/bill-task/finish-task";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { billRunText } from "../output/bill-run-text.ts";
import { sayFault } from "../output/say-fault.ts";
import { openOperator } from "../session/open-operator.ts";

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
        const db = await openOperator(session, operator);
        const by = { actor: options.by, at: new Date() };
        const { runId, taskId } = await askForBills(db, { period, ...by });
        if (taskId !== null) await finishTask(db, taskId, sayFault);
        const { status } = await showBillRun(db, runId);
        if (final === true && status !== "final") {
          const asked = await askFinal(db, { runId, leavesExceptions: leaveExceptions, ...by });
          await finishTask(db, asked.taskId, sayFault);
        }
        const run = await showBillRun(db, runId);
        return { text: billRunText(operator, run), json: run };
      }),
    );
}
