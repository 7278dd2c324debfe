import { Command } from "commander";
import { approveCommand } from "./commands/approve.ts";
import { billCommand } from "./commands/bill.ts";
import { closeCommand } from "./commands/close.ts";
import { correctCommand } from "./commands/correct.ts";
import { demoCommand } from "./commands/demo.ts";
import { disputeCommand } from "./commands/dispute.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { exceptionsCommand } from "./commands/exceptions.ts";
import { fetchCommand } from "./commands/fetch.ts";
import { ingestCommand } from "./commands/ingest.ts";
import { initCommand } from "./commands/init.ts";
import { invoiceCommand } from "./commands/invoice.ts";
import { issueCommand } from "./commands/issue.ts";
import { jobsCommand } from "./commands/jobs.ts";
import { missingCommand } from "./commands/missing.ts";
import { onboardingCommand } from "./commands/onboarding.ts";
import { operatorCommand } from "./commands/operator.ts";
import { paymentCommand } from "./commands/payment.ts";
import { redriveCommand } from "./commands/redrive.ts";
import { rehearseCommand } from "./commands/rehearse.ts";
import { reopenCommand } from "./commands/reopen.ts";
import { retentionCommand } from "./commands/retention.ts";
import { serveCommand } from "./commands/serve.ts";
import { settleCommand } from "./commands/settle.ts";
import { startCommand } from "./commands/start.ts";
import { statementCommand } from "./commands/statement.ts";
import { subscriberCommand } from "./commands/subscriber.ts";
import { templateCommand } from "./commands/template.ts";
import { verifyCommand } from "./commands/verify.ts";
import { waiveCommand } from "./commands/waive.ts";

/** In the order in which a month is worked off. */
const commands = [
  startCommand,
  serveCommand,
  demoCommand,
  initCommand,
  operatorCommand,
  templateCommand,
  onboardingCommand,
  rehearseCommand,
  subscriberCommand,
  billCommand,
  paymentCommand,
  ingestCommand,
  missingCommand,
  fetchCommand,
  redriveCommand,
  jobsCommand,
  invoiceCommand,
  settleCommand,
  exceptionsCommand,
  disputeCommand,
  waiveCommand,
  approveCommand,
  issueCommand,
  statementCommand,
  closeCommand,
  correctCommand,
  reopenCommand,
  verifyCommand,
  retentionCommand,
  doctorCommand,
];

/** The `tributary` command line. */
export function program(): Command {
  const root = new Command("tributary")
    .description("Closes an MVNA's month: reconcile the host network's invoice, settle with each operator.")
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError();
  for (const make of commands) root.addCommand(make());
  return overridden(root);
}

/** Every command reports wrong usage as an error instead of ending the process. */
function overridden(root: Command): Command {
  root.exitOverride();
  for (const child of root.commands) overridden(child);
  return root;
}
