import { acceptInvoice } from "@tributary/services/mno-invoice/accept-invoice";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";

interface Options extends CommonOptions {
  readonly agreement: string;
  readonly reason: string;
}

export function invoiceAcceptCommand(): Command {
  return command("accept", "Accept a flagged invoice in spite of its flags.")
    .argument("<number>", "the invoice's number")
    .requiredOption("--agreement <name>", "the wholesale agreement it is for")
    .requiredOption("--reason <text>", "why it can be settled all the same")
    .action((number: string, { agreement: agreementId, reason, ...options }: Options) =>
      answerFrom(options, async (session) => {
        await acceptInvoice(session.portfolioDb(), { agreementId, number, actor: options.by, reason });
        return { text: `Invoice ${number} is accepted.`, json: { number, status: "received" } };
      }),
    );
}
