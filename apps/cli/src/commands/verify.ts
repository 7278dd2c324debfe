import { verifyAudit } from "@tributary/services/audit/verify-audit";
import { verify } from "@tributary/services/verify/verify";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { auditText } from "../report/audit-text.ts";
import { allHold } from "../report/report-json.ts";
import { identitiesText } from "../report/report-text.ts";

interface Options extends CommonOptions {
  readonly agreement?: string;
}

export function verifyCommand(): Command {
  return command(
    "verify",
    "Check every identity on the rows as they are stored, and the audit log by its seals.",
  )
    .option("--agreement <name>", "of one wholesale agreement only")
    .action(({ agreement: agreementId, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = session.portfolioDb();
        if (agreementId !== undefined) await requireAgreement(db, agreementId);
        const identities = await verify(db, agreementId === undefined ? {} : { agreementId });
        const audit = await verifyAudit(db, { actor: options.by });
        return {
          text: `${identitiesText(identities)}\n${auditText(audit)}`,
          json: { identities, audit },
          isNo: !allHold(identities) || audit.faultCount > 0,
        };
      }),
    );
}
