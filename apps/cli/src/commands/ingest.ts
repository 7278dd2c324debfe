import { ingestFiles } from "@tributary/services/usage-file/ingest-files";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { ingestedText, verdictOf } from "../output/ingested-text.ts";
import { showProgress } from "../output/progress.ts";
import { readWorkers } from "../output/read-workers.ts";

interface Options extends CommonOptions {
  readonly source: string;
  readonly workers: string;
}

export function ingestCommand(): Command {
  return command("ingest", "Take usage files in, each whole or not at all.")
    .argument("<files...>", "files, or folders of files")
    .requiredOption("--source <name>", "the source they come from, as named in the portfolio file")
    .option("--workers <count>", "files taken in at the same time, each in a process of its own", "1")
    .action((paths: string[], options: Options) =>
      answerFrom(options, async (session) => {
        const count = readWorkers(options.workers);
        const onProgress = showProgress();
        const files = await ingestFiles(session, {
          sourceId: options.source,
          paths,
          actor: options.by,
          onProgress,
          ...(count > 1 ? { workers: { count, mediationUrl: session.urls.mediation } } : {}),
        });
        return { text: ingestedText(files), json: { files }, ...verdictOf(files) };
      }),
    );
}
