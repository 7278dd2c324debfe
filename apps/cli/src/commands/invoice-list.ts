import { listInvoices } from "@tributary/services/mno-invoice/list-invoices";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { requireAgreement } from "../month-end/require-agreement.ts";
import { invoicesText } from "../output/invoices-text.ts";

interface Options extends CommonOptions {
  readonly agreement?: string;
}

export function invoiceListCommand(): Command {
  return command("list", "List the invoices with what their checks found.")
    .option("--agreement <name>", "of one wholesale agreement only")
    .action(({ agreement: agreementId, ...options }: Options) =>
      answerFrom(options, async (session) => {
        if (agreementId !== undefined) await requireAgreement(session.portfolioDb(), agreementId);
        const filter = agreementId === undefined ? {} : { agreementId };
        const invoices = await listInvoices(session.portfolioDb(), filter);
        return { text: invoicesText(invoices), json: { invoices } };
      }),
    );
}
