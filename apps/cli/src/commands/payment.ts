import { type Command, Command as Group } from "commander";
import { paymentImportCommand } from "./payment-import.ts";
import { paymentReconcileCommand } from "./payment-reconcile.ts";
import { paymentRemindCommand } from "./payment-remind.ts";

export function paymentCommand(): Command {
  return new Group("payment")
    .description("What subscribers of one operator have paid.")
    .addCommand(paymentImportCommand())
    .addCommand(paymentReconcileCommand())
    .addCommand(paymentRemindCommand());
}
