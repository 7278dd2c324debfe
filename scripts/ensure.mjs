import { join } from "node:path";
import { areClientsCurrent, generateClients } from "./ensure/clients.mjs";
import { areDependenciesCurrent, installDependencies } from "./ensure/dependencies.mjs";
import { holdLock } from "./ensure/hold-lock.mjs";
import { generateKernel, isKernelCurrent } from "./ensure/kernel.mjs";
import { root } from "./ensure/paths.mjs";
import { refuse, refuseFailure } from "./ensure/refuse.mjs";

/** Makes a fresh or stale checkout ready: dependencies as locked, what is generated as its sources say. */
export async function ensure() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    refuse(`Node ${process.versions.node} is too old: Tributary needs 20.19 or newer.`);
  }
  if (areDependenciesCurrent() && areClientsCurrent() && isKernelCurrent()) return;
  try {
    await holdLock(join(root, ".tributary/ensure.lock"), prepare);
  } catch (error) {
    refuseFailure("Preparing the checkout", `${error.code} ${error.message}`, root);
  }
}

/** Looks again under the lock: another command may have done the work meanwhile. */
async function prepare() {
  if (!areDependenciesCurrent()) await installDependencies();
  if (!areClientsCurrent()) await generateClients();
  if (!isKernelCurrent()) await generateKernel();
}
