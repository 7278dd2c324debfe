import { correctPeriod } from "@tributary/services/correction/correct-period";
import { impactOfCorrection } from "@tributary/services/correction/impact-of-correction";
import { listCorrections } from "@tributary/services/correction/list-corrections";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { appliedText, correctionsText, impactText } from "../output/correction-text.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";

interface Options extends CommonOptions, PeriodOptions {
  readonly apply?: true;
  readonly list?: true;
  readonly reason?: string;
  readonly reviewed?: string;
}

export function correctCommand(): Command {
  const correct = command(
    "correct",
    "Bring a month's usage in line with SIMs and terms that changed backwards; without --apply, its impact.",
  );
  return withPeriod(correct)
    .option("--apply", "correct it; absent: say what that would come to, and change nothing")
    .option("--list", "say what was corrected before")
    .option("--reason <text>", "why it is corrected")
    .option("--reviewed <fingerprint>", "apply only the impact that bears this fingerprint")
    .action(({ agreement: agreementId, period, apply, list, reason = "", reviewed, ...options }: Options) =>
      answerFrom(options, async (session) => {
        await requireAgreement(session.portfolioDb(), agreementId);
        if (list === true) {
          const corrections = await listCorrections(session.portfolioDb(), { agreementId, period });
          return { text: correctionsText(corrections), json: corrections };
        }
        if (apply !== true) {
          const impact = await impactOfCorrection(session, { agreementId, period });
          return { text: impactText(impact), json: impact };
        }
        const asked = { agreementId, period, actor: options.by, reason, reviewed: reviewed ?? null };
        const applied = await correctPeriod(session, asked);
        return { text: appliedText(applied), json: applied };
      }),
    );
}
