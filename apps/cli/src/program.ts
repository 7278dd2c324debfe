import { Command } from "commander";

type Make = () => Command;

/** In the order in which a month is worked off. */
const commands: Readonly<Record<string, () => Promise<Make>>> = {
  start: async () => (await import("./commands/start.ts")).startCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  demo: async () => (await import("./commands/demo.ts")).demoCommand,
  init: async () => (await import("./commands/init.ts")).initCommand,
  operator: async () => (await import("./commands/operator.ts")).operatorCommand,
  template: async () => (await import("./commands/template.ts")).templateCommand,
  onboarding: async () => (await import("./commands/onboarding.ts")).onboardingCommand,
  rehearse: async () => (await import("./commands/rehearse.ts")).rehearseCommand,
  subscriber: async () => (await import("./commands/subscriber.ts")).subscriberCommand,
  bill: async () => (await import("./commands/bill.ts")).billCommand,
  payment: async () => (await import("./commands/payment.ts")).paymentCommand,
  mailbox: async () => (await import("./commands/mailbox.ts")).mailboxCommand,
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
  alerts: async () => (await import("./commands/alerts.ts")).alertsCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  retention: async () => (await import("./commands/retention.ts")).retentionCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
};

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
