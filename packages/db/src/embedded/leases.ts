import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isSameProcess, processName } from "./process-state.ts";

/** Notes that this process uses the cluster. The returned function takes the note back. */
export function takeLease(leaseDir: string): () => void {
  fs.mkdirSync(leaseDir, { recursive: true });
  const name = processName(process.pid) ?? String(process.pid);
  const file = path.join(leaseDir, `${name}.${randomBytes(4).toString("hex")}`);
  fs.writeFileSync(file, "");
  return () => fs.rmSync(file, { force: true });
}

/**
 * How many living uses the cluster has. Notes of processes that died without taking theirs back are
 * cleared.
 */
export function countLeases(leaseDir: string): number {
  let living = 0;
  for (const file of fs.existsSync(leaseDir) ? fs.readdirSync(leaseDir) : []) {
    if (isSameProcess(file.slice(0, file.lastIndexOf(".")))) living += 1;
    else fs.rmSync(path.join(leaseDir, file), { force: true });
  }
  return living;
}
