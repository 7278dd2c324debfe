import { Command } from "commander";
import { demoCommand } from "./commands/demo.ts";
import { initCommand } from "./commands/init.ts";

const commands = [demoCommand, initCommand];

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
