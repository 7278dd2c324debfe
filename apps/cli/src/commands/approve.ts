import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { approveLatest } from "../month-end/approve-latest.ts";
import { type PeriodOptions, withPeriod } from "../output/period-options.ts";

interface Options extends CommonOptions, PeriodOptions {
  readonly hash: string;
}

export function approveCommand(): Command {
  return withPeriod(command("approve", "Approve a settlement that somebody else has prepared."))
    .requiredOption("--hash <hash>", "the hash of what was reviewed, as settle has printed it")
    .action(({ agreement: agreementId, period, hash, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const request = { agreementId, period, actor: options.by, hash };
        const run = await approveLatest(session.portfolioDb(), request);
        const text = `${agreementId} ${period}, run v${run.version}, is approved. Issue it next.`;
        return {
          text,
          json: { runId: run.id, version: run.version, hash: run.hash, approvedBy: options.by },
        };
      }),
    );
}
