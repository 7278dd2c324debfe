import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const waitMilliseconds = 200;

/** Runs `work` while this process alone holds the lock file; a lock whose owner has died is taken over. */
export async function holdLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  let isFirstTry = true;
  while (!take(path)) {
    if (isFirstTry) process.stderr.write("Waiting for another command that is preparing the checkout\n");
    isFirstTry = false;
    await new Promise((wake) => setTimeout(wake, waitMilliseconds));
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
    process.off("exit", release);
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const owner = readOwner(path);
    if (owner && !isAlive(owner) && readOwner(path) === owner) rmSync(path, { force: true });
    return false;
  }
}

/** Undefined for the instant between another process's open and its write. */
function readOwner(path) {
  try {
    return Number(readFileSync(path, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
