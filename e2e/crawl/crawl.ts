import type { APIRequestContext } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { handlerPatterns, pagePatterns, patternOf } from "./page-patterns.ts";

type App = "console" | "portal";

export interface Answer {
  readonly path: string;
  readonly pattern: string | undefined;
  readonly status: number;
  readonly body: string;
}

/**
 * Follows every link from the start page on, as far as the given number of addresses per pattern, and hands
 * each answer on. Downloads are followed too. Answers how many addresses were seen of which pattern.
 */
export async function crawl(
  request: APIRequestContext,
  app: App,
  perPattern: number,
  see: (answer: Answer) => void,
  start: readonly string[] = ["/"],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const patterns = [...pagePatterns(app), ...handlerPatterns(app)];
  const seen = new Map<string, string[]>();
  const known = new Set(start);
  const waiting = [...start];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(new URL(path, urlOf(app)).pathname, patterns);
    const before = seen.get(pattern ?? "") ?? [];
    if (pattern === undefined || before.length >= perPattern) continue;
    seen.set(pattern, [...before, path]);
    const answer = await request.get(urlOf(app) + path, { maxRedirects: 0 });
    const body = (await answer.body()).toString("latin1");
    see({ path, pattern, status: answer.status(), body });
    if (!answer.headers()["content-type"]?.includes("text/html")) continue;
    for (const link of linksOf(body, app)) {
      if (known.has(link)) continue;
      known.add(link);
      waiting.push(link);
    }
  }
  return seen;
}

/** The application's own addresses that a page links to. */
function linksOf(html: string, app: App): string[] {
  const base = urlOf(app);
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)].flatMap(([, href = ""]) => {
    const url = new URL(href.replaceAll("&amp;", "&"), base);
    return url.origin === new URL(base).origin ? [url.pathname + url.search] : [];
  });
}
