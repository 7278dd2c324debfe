import { Command } from "commander";

type Make = () => Command;

/** In the order in which a month is worked off. */
const commands: Readonly<Record<string, () => Promise<Make>>> = {
  start: async () => (await import("./commands/start.ts")).startCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  demo: async () => (await import("./commands/demo.ts")).demoCommand,
  init: async () => (await import("./commands/init.ts")).initCommand,
  operator: async () => (await import("./commands/operator.ts")).operatorCommand,
  subscriber: async () => (await import("./commands/subscriber.ts")).subscriberCommand,
  bill: async () => (await import("./commands/bill.ts")).billCommand,
  payment: async () => (await import("./commands/payment.ts")).paymentCommand,
  ingest: async () => (await import("./commands/ingest.ts")).ingestCommand,
  missing: async () => (await import("./commands/missing.ts")).missingCommand,
  fetch: async () => (await import("./commands/fetch.ts")).fetchCommand,
  redrive: async () => (await import("./commands/redrive.ts")).redriveCommand,
  jobs: async () => (await import("./commands/jobs.ts")).jobsCommand,
  invoice: async () => (await import("./commands/invoice.ts")).invoiceCommand,
  settle: async () => (await import("./commands/settle.ts")).settleCommand,
  exceptions: async () => (await import("./commands/exceptions.ts")).exceptionsCommand,
  dispute: async () => (await import("./commands/dispute.ts")).disputeCommand,
  waive: async () => (await import("./commands/waive.ts")).waiveCommand,
  approve: async () => (await import("./commands/approve.ts")).approveCommand,
  issue: async () => (await import("./commands/issue.ts")).issueCommand,
  statement: async () => (await import("./commands/statement.ts")).statementCommand,
  close: async () => (await import("./commands/close.ts")).closeCommand,
  correct: async () => (await import("./commands/correct.ts")).correctCommand,
  reopen: async () => (await import("./commands/reopen.ts")).reopenCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  retention: async () => (await import("./commands/retention.ts")).retentionCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
};
import { alertsCommand } from "./commands/alerts.ts";
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
import { verifyCommand } from "./commands/verify.ts";
import { waiveCommand } from "./commands/waive.ts";

/** In the order in which a month is worked off. */
const commands = [
  startCommand,
  serveCommand,
  demoCommand,
  initCommand,
  operatorCommand,
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
  alertsCommand,
  retentionCommand,
  doctorCommand,
];

/**
 * The `tributary` command line for what was typed. A command is loaded alone where it is named: all of them
 * are some thousand modules, which take seconds.
 */
export async function program(typed: readonly string[]): Promise<Command> {
  const root = new Command("tributary")
    .description("Closes an MVNA's month: reconcile the host network's invoice, settle with each operator.")
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError();
  const named = Object.hasOwn(commands, typed[0] ?? "") ? commands[typed[0] ?? ""] : undefined;
  for (const load of named === undefined ? Object.values(commands) : [named]) {
    const make = await load();
    root.addCommand(make());
  }
  return overridden(root);
}

/** Every command reports wrong usage as an error instead of ending the process. */
function overridden(root: Command): Command {
  root.exitOverride();
  for (const child of root.commands) overridden(child);
  return root;
}
