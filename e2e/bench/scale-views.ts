import { pagePatterns, patternOf } from "../crawl/page-patterns.ts";
import type { Client } from "./client.ts";
import type { Visit } from "./measure-visits.ts";
import { BESIDE, BOUND } from "./scale-addresses.ts";

/** How many pages of a queue are turned to reach one that is not the first. */
const TURNED = 3;

/** What is looked at: the pages with a bound in several ways, then every list of the console once. */
export async function findViews(client: Client): Promise<Visit[]> {
  const patterns = pagePatterns("console");
  const bound = Object.entries(BOUND).flatMap(([name, paths]) => paths.map((path) => ({ name, path })));
  const followed = await followQueue(client, BOUND.exceptions?.[0] ?? "");
  const lists = patterns.filter((pattern) => !pattern.includes("[") && pattern !== "/");
  const beside = [...(await answering(client, lists)), ...BESIDE].filter((path) => isThere(path, patterns));
  return [
    ...bound,
    ...followed.map((path) => ({ name: "exceptions", path })),
    ...beside.map((path) => ({ name: patternOf(path, patterns) ?? path, path })),
  ].map((view) => ({ ...view, app: "console", client }));
}

/**
 * Follows a queue's own links to a page behind and to one of its rows: both hold what only an answer can
 * tell.
 */
async function followQueue(client: Client, first: string): Promise<string[]> {
  let path = first;
  for (let turned = 0; turned < TURNED; turned += 1) {
    const links = linksOf((await client.get(path)).body);
    const next = links.find((link) => cursorOf(link) !== null && cursorOf(link) !== cursorOf(path));
    if (next === undefined) throw new Error(`${path} has no next page`);
    path = next;
  }
  const rows = linksOf((await client.get(path)).body).filter((link) => link.includes("exception="));
  return [path, ...rows.slice(0, 1)];
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}

function cursorOf(path: string): string | null {
  return new URL(path, "http://any.example").searchParams.get("cursor");
}

/** Pages for people who are not signed in lead on whoever is. */
async function answering(client: Client, paths: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(paths.map(async (path) => ({ path, ...(await client.get(path)) })));
  return answers.filter(({ isWhole }) => isWhole).map(({ path }) => path);
}

function isThere(path: string, patterns: readonly string[]): boolean {
  return patternOf(path.split("?")[0] ?? path, patterns) !== undefined;
}
