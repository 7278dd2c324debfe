import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { periodLabel } from "../output/period-options.ts";
import { loadExceptions } from "../report/exception.ts";
import { exceptionsText } from "../report/report-text.ts";

interface Options extends CommonOptions {
  readonly agreement?: string;
  readonly period?: string;
  readonly status: string;
}

export function exceptionsCommand(): Command {
  return command("exceptions", "List the differences that wait for a decision, the largest first.")
    .option("--agreement <name>", "of one wholesale agreement only")
    .option("--period <YYYY-MM>", "of one month only", periodLabel)
    .option("--status <status>", "open, disputed, waived, resolved or all", "open")
    .action(({ agreement, period, status, ...options }: Options) =>
      answerFrom(options, async (session) => {
        if (agreement !== undefined) await requireAgreement(session.portfolioDb(), agreement);
        const isWanted = (value: string, wanted: string | undefined) =>
          wanted === undefined || value === wanted;
        const found = await loadExceptions(session.portfolioDb());
        const exceptions = found.filter(
          (row) =>
            isWanted(row.agreement, agreement) &&
            isWanted(row.period, period) &&
            isWanted(row.status, status === "all" ? undefined : status),
        );
        const isOpen = exceptions.some((row) => row.status === "open");
        const text = exceptions.length === 0 ? "Nothing waits for a decision." : exceptionsText(exceptions);
        return { text, json: { exceptions }, isNo: isOpen };
      }),
    );
}
