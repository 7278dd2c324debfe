import { closePeriod } from "@tributary/services/period/close-period";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";

export function closeCommand(): Command {
  return withPeriod(
    command("close", "Close a settled month: what comes late is corrected in the next one."),
  ).action(({ agreement: agreementId, period, ...options }: CommonOptions & PeriodOptions) =>
    answerFrom(options, async (session) => {
      await requireAgreement(session.portfolioDb(), agreementId);
      await closePeriod(session, { agreementId, period, actor: options.by });
      return {
        text: `${agreementId} ${period} is closed.`,
        json: { agreement: agreementId, period, status: "closed" },
      };
    }),
  );
}
