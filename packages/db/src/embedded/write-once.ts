import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * Writes a secret unless it is there: a hard link appears whole or not at all, so two first starts cannot
 * keep different ones.
 */
export function writeOnce(file: string, content: string): void {
  const name = `.${path.basename(file)}-${process.pid}-${randomBytes(4).toString("hex")}`;
  const draft = path.join(path.dirname(file), name);
  fs.writeFileSync(draft, `${content}\n`, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(draft);
  }
}
