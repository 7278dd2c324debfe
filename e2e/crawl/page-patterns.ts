import { readFileSync } from "node:fs";
import { resolve } from "node:path";

type App = "console" | "portal";

const root = resolve(import.meta.dirname, "../..");

/** Every address of an application that answers with a page, as its build lists them. */
export function pagePatterns(app: App): string[] {
  return routes(app)
    .filter(([file]) => file.endsWith("/page"))
    .map(([, pattern]) => pattern)
    .filter((pattern) => !pattern.startsWith("/_"))
    .sort();
}

/** Every address that answers with something else: downloads and the API. */
export function handlerPatterns(app: App): string[] {
  return routes(app)
    .filter(([file]) => file.endsWith("/route"))
    .map(([, pattern]) => pattern)
    .sort();
}

function routes(app: App): [string, string][] {
  const manifest = resolve(root, "apps", app, ".next/app-path-routes-manifest.json");
  return Object.entries(JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>);
}

/** Which pattern an address falls under: the one with the most fixed parts. */
export function patternOf(path: string, patterns: readonly string[]): string | undefined {
  const parts = path.split("/");
  const fitting = patterns.filter((pattern) => {
    const wanted = pattern.split("/");
    return wanted.length === parts.length && wanted.every((part, at) => isOpen(part) || part === parts[at]);
  });
  return fitting.sort((a, b) => openParts(a) - openParts(b))[0];
}

function isOpen(part: string): boolean {
  return part.startsWith("[");
}

function openParts(pattern: string): number {
  return pattern.split("/").filter(isOpen).length;
}
