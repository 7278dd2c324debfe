import { formatMicros } from "@tributary/domain/money/micros";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { disputeExceptions } from "../month-end/dispute-exceptions.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";

interface Options extends CommonOptions, PeriodOptions {
  readonly lines?: readonly string[];
  readonly reason: string;
}

export function disputeOpenCommand(): Command {
  return withPeriod(
    command("open", "Draft a dispute from open exceptions, with its evidence. Nothing is sent yet."),
  )
    .option(
      "--lines <keys...>",
      "the exceptions, by their keys, such as L5 or L2@alfa; every open one if left out",
    )
    .requiredOption("--reason <text>", "what is wrong with them")
    .action(({ agreement: agreementId, period, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = session.portfolioDb();
        const { currency } = await requireAgreement(db, agreementId);
        const { lines, reason, by: actor } = options;
        const dispute = await disputeExceptions(db, {
          ...{ agreementId, period, actor, reason },
          ...(lines === undefined ? {} : { lines }),
        });
        const amount = `${formatMicros(dispute.grossDisputedMicros, currency)} ${currency}`;
        const claimed = `${dispute.number}: ${dispute.keys.join(", ")}, ${amount} gross.`;
        const text = `${claimed} Raise it by ${dispute.noticeDeadlineOn}.`;
        return { text, json: dispute };
      }),
    );
}
