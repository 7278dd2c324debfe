import { request } from "@playwright/test";
import { BY_ADDRESS } from "../crawl/by-address.ts";
import { crawl } from "../crawl/crawl.ts";
import { pagePatterns } from "../crawl/page-patterns.ts";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";
import { type Client, openClient } from "./client.ts";
import type { Visit } from "./measure-visits.ts";
import { openClientOf } from "./people.ts";

export interface FoundPages {
  readonly visits: readonly Visit[];
  /** Pages of the build that nothing leads to: they could not be measured. */
  readonly missing: readonly string[];
  close(): void;
}

/** One address of every page of both applications, each as somebody who may see all of it. */
export async function findPages(): Promise<FoundPages> {
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
    const path = BY_ADDRESS[name] ?? seen.get(name)?.[0];
    const client: Client = name in BY_ADDRESS ? stranger : known;
    if (path === undefined) missing.push(`${app} ${name}`);
    else visits.push({ app, name, path, client });
  }
  const close = (): void => [known, stranger].forEach((client) => void client.close());
  return { visits, missing, close };
}
