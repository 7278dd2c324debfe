import { listQuarantineGroups } from "@tributary/services/usage-file/list-quarantine-groups";
import { redriveQuarantine } from "@tributary/services/usage-file/redrive-quarantine";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { showRecords } from "../output/progress.ts";
import { groupsText, redrivenText } from "../output/redriven-text.ts";

interface Options extends CommonOptions {
  readonly reason?: string;
  readonly operator?: string;
  readonly why?: string;
  readonly agreement?: string;
  readonly source?: string;
}

export function redriveCommand(): Command {
  return command("redrive", "Read quarantined records again; without a reason, list what waits.")
    .option("--reason <REASON>", "for which the records wait, such as MALFORMED")
    .option("--operator <name>", "whose they are; absent: nobody's")
    .option("--why <text>", "what was put right")
    .option("--agreement <name>", "of one wholesale agreement only")
    .option("--source <name>", "of one source only")
    .action(({ reason, operator, why = "", agreement, source, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const from = {
          ...(agreement === undefined ? {} : { agreementId: agreement }),
          ...(source === undefined ? {} : { sourceId: source }),
        };
        if (reason === undefined) {
          const groups = await listQuarantineGroups(session.portfolioDb(), from);
          return { text: groupsText(groups), json: groups, isNo: groups.total > 0 };
        }
        const asked = { ...from, operatorId: operator ?? null, reason, actor: options.by, why };
        const done = await redriveQuarantine(session, { ...asked, onProgress: showRecords() });
        const isBadInput = done.files.some(({ status }) => status === "unreadable");
        return { text: redrivenText(done), json: done, isBadInput, isNo: done.sums.left > 0 };
      }),
    );
}
