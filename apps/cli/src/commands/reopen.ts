import { reopenPeriod } from "@tributary/services/period/reopen-period";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";

interface Options extends CommonOptions, PeriodOptions {
  readonly reason: string;
}

export function reopenCommand(): Command {
  return withPeriod(command("reopen", "Reopen a settled month: its next settlement becomes a new version."))
    .requiredOption("--reason <text>", "why it is reopened")
    .action(({ agreement: agreementId, period, reason, ...options }: Options) =>
      answerFrom(options, async (session) => {
        await requireAgreement(session.portfolioDb(), agreementId);
        const request = { agreementId, period, actor: options.by, reason };
        const reopened = await reopenPeriod(session.portfolioDb(), request);
        const text = `${agreementId} ${period} is open again; v${reopened.version} stays. Settle again.`;
        return { text, json: reopened };
      }),
    );
}
