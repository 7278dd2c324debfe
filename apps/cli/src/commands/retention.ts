import { applyRetention } from "@tributary/services/retention/apply-retention";
import { planRetention } from "@tributary/services/retention/plan-retention";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { retentionText } from "../output/retention-text.ts";
import { openOperator } from "../session/open-operator.ts";

interface Options extends CommonOptions {
  readonly operator: string;
  readonly apply?: boolean;
}

export function retentionCommand(): Command {
  return command("retention", "Say what of an operator's data is due to go, or let it go.")
    .requiredOption("--operator <name>", "whose data it is")
    .option("--apply", "let it go: usage records by months, and the identities of who left")
    .action(({ operator, apply = false, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = await openOperator(session, operator);
        const at = new Date();
        const plan = apply
          ? await applyRetention(db, { actor: options.by, at })
          : await planRetention(db, at);
        return { text: retentionText(plan, apply), json: { ...plan, isApplied: apply } };
      }),
    );
}
