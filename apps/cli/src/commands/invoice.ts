import type { Command } from "commander";
import { Command as Group } from "commander";
import { invoiceAcceptCommand } from "./invoice-accept.ts";
import { invoiceImportCommand } from "./invoice-import.ts";
import { invoiceListCommand } from "./invoice-list.ts";

export function invoiceCommand(): Command {
  return new Group("invoice")
    .description("The host networks' invoices.")
    .addCommand(invoiceImportCommand())
    .addCommand(invoiceAcceptCommand())
    .addCommand(invoiceListCommand());
}
