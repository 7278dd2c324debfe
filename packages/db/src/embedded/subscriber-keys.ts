import { randomBytes } from "node:crypto";
import fs from "node:fs";
import type { Home } from "./home.ts";
import { writeOnce } from "./write-once.ts";

/**
 * What subscribers' personal data is sealed with, newest first, as `2:<hex> 1:<hex>`: a file made once with
 * mode 0600. It stands apart from the secret that passwords are derived from, so that either can be turned
 * without the other.
 */
export function readSubscriberKeys(home: Home): string {
  if (!fs.existsSync(home.subscriberKeysFile)) {
    fs.mkdirSync(home.root, { recursive: true });
    writeOnce(home.subscriberKeysFile, newKey(1));
  }
  return linesOf(home).join(" ");
}

/** Puts a new key before the others. Answers its version. */
export function addSubscriberKey(home: Home): number {
  const [newest = ""] = readSubscriberKeys(home).split(" ");
  const version = Number(newest.split(":")[0]) + 1;
  const draft = `${home.subscriberKeysFile}-${process.pid}`;
  fs.writeFileSync(draft, `${[newKey(version), ...linesOf(home)].join("\n")}\n`, { mode: 0o600 });
  fs.renameSync(draft, home.subscriberKeysFile);
  return version;
}

function newKey(version: number): string {
  return `${version}:${randomBytes(32).toString("hex")}`;
}

function linesOf(home: Home): string[] {
  return fs
    .readFileSync(home.subscriberKeysFile, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
