import { gzipSync } from "node:zlib";
import type { Client } from "./client.ts";

/** Adds up what a browser has to fetch before a page is alive; each script is fetched once per run. */
export function firstLoad() {
  const known = new Map<string, Promise<number>>();
  const sizeOf = (client: Client, path: string): Promise<number> => {
    const size = known.get(path) ?? packedSize(client, path);
    known.set(path, size);
    return size;
  };
  return async (client: Client, html: string): Promise<number> => {
    const sizes = await Promise.all(scriptsOf(html).map((path) => sizeOf(client, path)));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
}

async function packedSize(client: Client, path: string): Promise<number> {
  const { isWhole, body } = await client.get(path);
  if (!isWhole) throw new Error(`${path} did not answer with a script`);
  return gzipSync(body).length;
}

/** Every script that a page names, but those for browsers without modules. */
export function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const paths = tags.flatMap((tag) => {
    if (/\snomodule/i.test(tag)) return [];
    const isScript = tag.startsWith("<script") || /\srel="(?:modulepreload|preload)"/.test(tag);
    const path = /\s(?:src|href)="([^"]+\.js(?:\?[^"]*)?)"/.exec(tag)?.[1];
    return isScript && path !== undefined ? [path.replaceAll("&amp;", "&")] : [];
  });
  return [...new Set(paths)];
}
