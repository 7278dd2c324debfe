import type { FetchedFile } from "@tributary/services/pickup/fetch-context";
import type { SourceRound } from "@tributary/services/pickup/fetch-source";

/** One line per file, then what is wrong with a source and what it still holds. */
export function fetchedText(rounds: readonly SourceRound[]): string {
  if (rounds.length === 0) return "No source fetches its files: give one a pickup in the portfolio file.";
  return rounds
    .flatMap(({ sourceId, files, error, open }) => [
      ...files.map(fileLine),
      ...(error === null ? [] : [problemLine(sourceId, error.message)]),
      ...(open === 0 ? [] : [`${sourceId}: ${open} not through yet: growing, to be tried again, or held.`]),
      ...(files.length === 0 && error === null && open === 0 ? [`${sourceId}: nothing new.`] : []),
    ])
    .join("\n");
}

export function fileLine({ sourceId, name, status, message, ingested }: FetchedFile): string {
  const said = message ?? "";
  const late = (ingested?.latePeriods ?? []).map((period) => ` ${period} is closed: a correction follows.`);
  return `${sourceId}: ${status.replace("_", " ")}: ${said === "" ? name : said}${late.join("")}`;
}

export function problemLine(sourceId: string, message: string): string {
  return `${sourceId} cannot be fetched from: ${message}`;
}
