import { listMissing } from "@tributary/services/usage-file/list-missing";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { missingText } from "../output/missing-text.ts";

interface Options extends CommonOptions {
  readonly agreement?: string;
}

export function missingCommand(): Command {
  return command("missing", "List the files and the parts of data sessions that have not come.")
    .option("--agreement <name>", "of one wholesale agreement only")
    .action(({ agreement, ...options }: Options) =>
      answerFrom(options, async (session) => {
        if (agreement !== undefined) await requireAgreement(session.portfolioDb(), agreement);
        const missing = await listMissing(session, Date.now(), agreement);
        return { text: missingText(missing), json: { missing }, isNo: missing.length > 0 };
      }),
    );
}
