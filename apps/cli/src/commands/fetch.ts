import { openHome } from "@tributary/db/embedded/home";
import { DomainError } from "@tributary/domain/error";
import { fetchUsageFiles } from "@tributary/services/pickup/fetch-usage-files";
import { watchSources } from "@tributary/services/pickup/watch-sources";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import type { Answer } from "../output/answer.ts";
import { fetchedText, fileLine, problemLine } from "../output/fetched-text.ts";
import { showSourceProgress } from "../output/progress.ts";
import { readWorkers } from "../output/read-workers.ts";
import type { Session } from "../session/open-session.ts";

interface Options extends CommonOptions {
  readonly source?: string;
  readonly once?: boolean;
  readonly watch?: boolean;
  readonly retry?: boolean;
  readonly workers: string;
}

export function fetchCommand(): Command {
  return command("fetch", "Fetch usage files where their sources look for them, and take them in.")
    .option("--source <name>", "one source only")
    .option("--once", "look once and end; the default")
    .option("--watch", "look on schedule until told to stop; files at hand are finished")
    .option("--retry", "first have what was given up tried anew; what has gone from its place is forgotten")
    .option("--workers <count>", "files taken in at the same time, each in a process of its own", "1")
    .action((options: Options) => answerFrom(options, (session) => runFetch(session, options)));
}

async function runFetch(session: Session, options: Options): Promise<Answer> {
  if (options.once === true && options.watch === true) {
    throw new DomainError("INPUT_INVALID", "Choose one: --once or --watch.");
  }
  const count = readWorkers(options.workers);
  const { pickup } = session.mediationDb();
  const sourceId = options.source ?? null;
  const retried = options.retry === true ? await pickup.retryGivenUp({ sourceId, actor: options.by }) : [];
  const stop = new AbortController();
  const onStop = (): void => stop.abort();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, onStop);
  const say = (line: string): boolean => process.stderr.write(`${line}\n`);
  const input = {
    ...{ doors: session, home: openHome().root, actor: options.by, signal: stop.signal },
    ...(options.source === undefined ? {} : { sourceId: options.source }),
    ...(count > 1 ? { workers: { count, mediationUrl: session.urls.mediation } } : {}),
    onFault: (fault: unknown) => void say(fault instanceof Error ? fault.message : String(fault)),
  };
  try {
    if (options.watch !== true) {
      const rounds = await fetchUsageFiles({ ...input, onProgress: showSourceProgress() });
      const files = rounds.flatMap((round) => round.files);
      const isThrough = files.every(({ status }) => status === "taken" || status === "gone");
      const isNo = !isThrough || rounds.some(({ error, open }) => error !== null || open > 0);
      const givenUp = await pickup.givenUp(sourceId);
      const json = { sources: rounds, retried, givenUp };
      return { text: fetchedText(rounds, givenUp), json, isNo: isNo || givenUp.length > 0 };
    }
    const counts = { taken: 0, refused: 0, given_up: 0, waiting: 0, gone: 0 };
    await watchSources({
      ...input,
      onFile: (file) => {
        counts[file.status] += 1;
        say(fileLine(file));
      },
      onRound: ({ sourceId, error }) => {
        if (error !== null) say(problemLine(sourceId, error.message));
      },
    });
    return { text: `Stopped: ${counts.taken} files taken in.`, json: { counts } };
  } finally {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.off(signal, onStop);
  }
}
