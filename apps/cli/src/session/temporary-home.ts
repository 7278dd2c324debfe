import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Lends a folder that is removed at the end, unless it is to be kept. */
export async function withTemporaryHome<Result>(
  isKept: boolean,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-demo-"));
  // The embedded server may run under a user of its own, which has to reach its data through here.
  chmodSync(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    if (isKept) process.stderr.write(`Kept: TRIBUTARY_HOME=${join(folder, "home")}\n`);
    else rmSync(folder, { recursive: true, force: true });
  }
}
