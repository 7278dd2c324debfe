import { type Command, Command as Group } from "commander";
import { disputeCreditCommand } from "./dispute-credit.ts";
import { disputeListCommand } from "./dispute-list.ts";
import { disputeOpenCommand } from "./dispute-open.ts";
import { disputeOutcomeCommand } from "./dispute-outcome.ts";
import { disputeRaiseCommand } from "./dispute-raise.ts";
import { disputeWithdrawCommand } from "./dispute-withdraw.ts";

export function disputeCommand(): Command {
  return new Group("dispute")
    .description("Claims against the host networks' invoices: open, raise, outcome, credit.")
    .addCommand(disputeOpenCommand())
    .addCommand(disputeRaiseCommand())
    .addCommand(disputeOutcomeCommand())
    .addCommand(disputeCreditCommand())
    .addCommand(disputeWithdrawCommand())
    .addCommand(disputeListCommand());
}
