import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import type { Home } from "./home.ts";
import { writeOnce } from "./write-once.ts";

/** The installation's secret: TRIBUTARY_SECRET when set, else a file made once with mode 0600. */
export function readSecret(home: Home): string {
  const fromEnvironment = process.env.TRIBUTARY_SECRET;
  return fromEnvironment ? fromEnvironment : readSecretFile(home);
}

/** The secret kept in the home alone: the cluster's own owners must not change with the environment. */
export function readSecretFile(home: Home): string {
  try {
    return fs.readFileSync(home.secretFile, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  fs.mkdirSync(home.root, { recursive: true });
  writeOnce(home.secretFile, randomBytes(32).toString("hex"));
  return fs.readFileSync(home.secretFile, "utf8").trim();
}

/** The password of one database role. Nobody types it: it is derived where it is needed. */
export function rolePassword(secret: string, role: string): string {
  return createHmac("sha256", secret).update(role).digest("hex");
}
