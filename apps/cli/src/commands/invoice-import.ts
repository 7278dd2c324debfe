import { importInvoice } from "@tributary/services/mno-invoice/import-invoice";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { importedText } from "../output/invoices-text.ts";
import { readInputFile } from "../output/read-input-file.ts";

interface Options extends CommonOptions {
  readonly agreement: string;
  readonly revision?: boolean;
}

export function invoiceImportCommand(): Command {
  return command("import", "Take in an invoice as CSV or JSON, with the bytes it came in.")
    .argument("<file>", "the invoice")
    .requiredOption("--agreement <name>", "the wholesale agreement it is for")
    .option("--revision", "it takes the place of an invoice with the same number")
    .action((path: string, options: Options) =>
      answerFrom(options, async (session) => {
        const imported = await importInvoice(session.portfolioDb(), {
          agreementId: options.agreement,
          file: await readInputFile(path),
          actor: options.by,
          isRevision: options.revision === true,
        });
        return { text: importedText(imported), json: imported, isNo: imported.status === "flagged" };
      }),
    );
}
