import fs from "node:fs";

export type ProcessState = "gone" | "zombie" | "postgres" | "other";

/** What runs under this process id. A process id alone proves nothing: it is used again after a restart. */
export function processState(pid: number): ProcessState {
  if (!isAlive(pid)) return "gone";
  const status = readProc(pid, "status");
  if (status === undefined) return process.platform === "linux" ? "gone" : "postgres";
  if (/^State:\s+Z/m.test(status)) return "zombie";
  return /^Name:\s+postgres/m.test(status) ? "postgres" : "other";
}

/** A name for one process that its successor under the same id does not share: id and start time. */
export function processName(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  const stat = readProc(pid, "stat");
  if (stat === undefined) return process.platform === "linux" ? undefined : String(pid);
  // The command's name, in parentheses, may hold spaces: fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z") return undefined;
  return `${pid}@${fields[19] ?? ""}`;
}

/** Whether the process that once had this name still runs. */
export function isSameProcess(name: string): boolean {
  return processName(Number.parseInt(name, 10)) === name;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readProc(pid: number, file: "stat" | "status"): string | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}
