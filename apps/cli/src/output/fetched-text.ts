import type { GivenUpFile } from "@tributary/db/doors/pickup/types";
import type { FetchedFile } from "@tributary/services/pickup/fetch-context";
import type { SourceRound } from "@tributary/services/pickup/fetch-source";

/** One line per file, then what is wrong with a source and what it still holds; last, what was given up. */
export function fetchedText(rounds: readonly SourceRound[], givenUp: readonly GivenUpFile[]): string {
  if (rounds.length === 0) return "No source fetches its files: give one a pickup in the portfolio file.";
  return [...roundLines(rounds), ...givenUpLines(givenUp)].join("\n");
}

function roundLines(rounds: readonly SourceRound[]): string[] {
  return rounds.flatMap(({ sourceId, files, error, open }) => [
    ...files.map(fileLine),
    ...(error === null ? [] : [problemLine(sourceId, error.message)]),
    ...(open === 0 ? [] : [`${sourceId}: ${open} not through yet: growing, to be tried again, or held.`]),
    ...(files.length === 0 && error === null && open === 0 ? [`${sourceId}: nothing new.`] : []),
  ]);
}

function givenUpLines(files: readonly GivenUpFile[]): string[] {
  if (files.length === 0) return [];
  const lines = files.map(({ sourceId, name, givenUpAt, message }) => {
    const said = message === null ? "" : ` ${message}`;
    return `  ${sourceId}: ${name}, ${givenUpAt.toISOString().slice(0, 16).replace("T", " ")} UTC.${said}`;
  });
  return [`Given up, ${files.length}; \`fetch --retry\` has them tried anew:`, ...lines];
}

export function fileLine({ sourceId, name, status, message, ingested }: FetchedFile): string {
  const said = message ?? "";
  const late = (ingested?.latePeriods ?? []).map((period) => ` ${period} is closed: a correction follows.`);
  return `${sourceId}: ${status.replace("_", " ")}: ${said === "" ? name : said}${late.join("")}`;
}

export function problemLine(sourceId: string, message: string): string {
  return `${sourceId} cannot be fetched from: ${message}`;
}
