import { DomainError } from "@tributary/domain/error";
import { ingestFiles } from "@tributary/services/usage-file/ingest-files";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { ingestedText, verdictOf } from "../output/ingested-text.ts";
import { showProgress } from "../output/progress.ts";

interface Options extends CommonOptions {
  readonly source: string;
  readonly workers: string;
}

const MOST_WORKERS = 64;

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

function readWorkers(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS) return count;
  throw new DomainError("INPUT_INVALID", `--workers takes a whole number from 1 to ${MOST_WORKERS}.`);
}
