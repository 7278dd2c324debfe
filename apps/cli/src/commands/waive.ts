import { formatMicros } from "@tributary/domain/money/micros";
import { decideExceptions } from "@tributary/services/reconciliation/decide-exceptions";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";

interface Options extends CommonOptions, PeriodOptions {
  readonly lines: readonly string[];
  readonly reason: string;
}

export function waiveCommand(): Command {
  return withPeriod(command("waive", "Pay exceptions as billed."))
    .requiredOption("--lines <keys...>", "the exceptions, by their keys, such as L5 or L2@alfa")
    .requiredOption("--reason <text>", "why they are paid as billed")
    .action(({ agreement: agreementId, period, lines: keys, reason, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = session.portfolioDb();
        const { currency } = await requireAgreement(db, agreementId);
        const request = { agreementId, period, actor: options.by, reason, filter: { keys } };
        const { count, totalMicros } = await decideExceptions(db, { ...request, decision: "waive" });
        const text = `${count} waived, ${formatMicros(totalMicros, currency)} ${currency}. Settle again.`;
        return { text, json: { count, totalMicros } };
      }),
    );
}
