import { type Command, Command as Group } from "commander";
import { operatorAddCommand } from "./operator-add.ts";
import { operatorBillingCommand } from "./operator-billing.ts";
import { operatorListCommand } from "./operator-list.ts";

export function operatorCommand(): Command {
  return new Group("operator")
    .description("The virtual operators of the portfolio.")
    .addCommand(operatorAddCommand())
    .addCommand(operatorListCommand())
    .addCommand(operatorBillingCommand());
}
