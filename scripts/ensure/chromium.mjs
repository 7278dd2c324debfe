import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { canInstall, installPackage } from "./debian.mjs";
import { root } from "./paths.mjs";
import { refuse } from "./refuse.mjs";
import { run } from "./run.mjs";

const known = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** Makes sure that there is a browser for the tests: the system's, else Debian's, else Playwright's own. */
export function ensureChromium() {
  if (findChromium()) return;
  const isRoot = process.getuid?.() === 0;
  if (canInstall()) {
    process.stderr.write("Installing Chromium (Debian's package)\n");
    if (installPackage("chromium") && findChromium()) return;
  }
  process.stderr.write("Installing Chromium (Playwright's own)\n");
  if (run(process.execPath, [playwrightCli(), "install", ...(isRoot ? ["--with-deps"] : []), "chromium"]))
    return;
  refuse("No browser for the tests: install Chromium, or name one with CHROMIUM_PATH, and run again.");
}

function findChromium() {
  return [process.env.CHROMIUM_PATH, ...known].find((path) => path && existsSync(path)) ?? playwrightsOwn();
}

function playwrightsOwn() {
  const { chromium } = createRequire(join(root, "e2e/package.json"))("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

export function playwrightCli() {
  return createRequire(join(root, "e2e/package.json")).resolve("@playwright/test/cli");
}
