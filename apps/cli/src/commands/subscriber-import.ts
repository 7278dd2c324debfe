import { retailZone } from "@tributary/services/bill/retail-zone";
import { importSubscribers, previewSubscribers } from "@tributary/services/subscriber/import-subscribers";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { importedText } from "../output/imported-text.ts";
import { readInputFile } from "../output/read-input-file.ts";
import { openOperator } from "../session/open-operator.ts";

interface Options extends CommonOptions {
  readonly operator: string;
  readonly zone?: string;
  readonly dryRun?: boolean;
}

export function subscriberImportCommand(): Command {
  return command("import", "Take subscribers from a CSV file, all of them or none.")
    .argument("<file>", "CSV whose first row names its columns")
    .requiredOption("--operator <name>", "whose customers they are")
    .option("--zone <zone>", "in which dates begin, such as Europe/Berlin; absent: the operator's")
    .option("--dry-run", "only say what it comes to, and which rows are wrong")
    .action((path: string, { operator, zone, dryRun, ...options }: Options) =>
      answerFrom(options, async (session) => {
        const db = await openOperator(session, operator);
        const { name: fileName, bytes } = await readInputFile(path);
        const file = { fileName, bytes, zone: zone ?? (await retailZone(db)), at: new Date() };
        if (dryRun === true) {
          const preview = await previewSubscribers(db, file);
          return { text: importedText(preview), json: preview, isBadInput: preview.faults.length > 0 };
        }
        const keys = session.subscriberKeys();
        const imported = await importSubscribers(db, { ...file, keys, actor: options.by });
        return { text: importedText(imported), json: imported };
      }),
    );
}
