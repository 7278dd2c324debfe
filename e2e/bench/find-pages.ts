import { chromium, request } from "@playwright/test";
import { BY_ADDRESS } from "../crawl/by-address.ts";
import { crawl } from "../crawl/crawl.ts";
import { pagePatterns } from "../crawl/page-patterns.ts";
import { makeRarePages } from "../look/make-rare-pages.ts";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";
import config from "../playwright.config.ts";
import { type Client, openClient } from "./client.ts";
import type { Visit } from "./measure-visits.ts";
import { openClientOf } from "./people.ts";

export interface FoundPages {
  readonly visits: readonly Visit[];
  /** Pages of the build that no address was found for: they could not be measured. */
  readonly missing: readonly string[];
  close(): void;
}

/** One address of every page of both applications, each as somebody who may see all of it. */
export async function findPages(): Promise<FoundPages> {
  const browser = await chromium.launch(config.use?.launchOptions);
  await makeRarePages(browser, () => request.newContext());
  await browser.close();
  const found = [await findPagesOf(people.owner), await findPagesOf(people.fjordAdmin)];
  return {
    visits: found.flatMap(({ visits }) => visits),
    missing: found.flatMap(({ missing }) => missing),
    close: () => {
      for (const each of found) each.close();
    },
  };
}

async function findPagesOf(person: typeof people.owner | typeof people.fjordAdmin): Promise<FoundPages> {
  const { app } = person;
  const context = await request.newContext();
  await signIn(context, person);
  const seen = await crawl(context, app, 1, () => undefined);
  await context.dispose();
  const [known, stranger] = [await openClientOf(person), openClient(urlOf(app), "")];
  const visits: Visit[] = [];
  const missing: string[] = [];
  for (const name of pagePatterns(app)) {
    const path = BY_ADDRESS[name] ?? addressOf(name, seen);
    const client = path === undefined ? undefined : await whoSees(path, [known, stranger]);
    if (path !== undefined && client !== undefined) visits.push({ app, name, path, client });
    else missing.push(`${app} ${name}`);
  }
  const close = (): void => {
    known.close();
    stranger.close();
  };
  return { visits, missing, close };
}

/** Whoever is signed in is led on from the pages for signing in. */
async function whoSees(path: string, clients: readonly Client[]): Promise<Client | undefined> {
  for (const client of clients) if ((await client.get(path)).isWhole) return client;
  return undefined;
}

/**
 * Where a link leads; else, as menus are not drawn before they open, the fixed words below a page that was
 * found.
 */
function addressOf(pattern: string, seen: ReadonlyMap<string, readonly string[]>): string | undefined {
  const [linked] = seen.get(pattern) ?? [];
  if (linked !== undefined || pattern === "/") return linked;
  const above = pattern.slice(0, pattern.lastIndexOf("/"));
  const last = pattern.slice(above.length);
  if (last.startsWith("/[")) return undefined;
  const start = above === "" ? "" : addressOf(above, seen)?.split("?")[0];
  return start === undefined ? undefined : start + last;
}
