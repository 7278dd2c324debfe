import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** Whether packages of the system may be installed: on Debian, by root. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Installs a package of Debian's, without what it merely recommends. */
export function installPackage(name) {
  const install = ["install", "-y", "--no-install-recommends", name];
  return run("apt-get", ["update"]) && run("apt-get", install);
}
