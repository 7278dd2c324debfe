import { importPayments, previewPayments } from "@tributary/services/payment/import-payments";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { paymentsText } from "../output/payments-text.ts";
import { readInputFile } from "../output/read-input-file.ts";
import { openOperator } from "../session/open-operator.ts";

interface Options extends CommonOptions {
  readonly operator: string;
  readonly dryRun?: boolean;
}

export function paymentImportCommand(): Command {
  return command("import", "Take the payments of a bank's CSV file and let them pay the bills they name.")
    .argument("<file>", "CSV whose first row names its columns: paidOn,amount,currency,reference,bill,text")
    .requiredOption("--operator <name>", "whose subscribers have paid")
    .option("--dry-run", "only say what it comes to")
    .action((path: string, { operator, dryRun, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = await openOperator(session, operator);
        const { name: fileName, bytes } = await readInputFile(path);
        const file = { fileName, bytes, at: new Date() };
        const imported =
          dryRun === true
            ? await previewPayments(db, file)
            : await importPayments(db, { ...file, actor: options.by });
        const isBadInput = imported.faults.length > 0;
        return { text: paymentsText(imported), json: imported, isBadInput };
      }),
    );
}
