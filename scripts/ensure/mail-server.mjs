import { existsSync } from "node:fs";
import { canInstall, installPackage } from "./debian.mjs";

/**
 * Brings the mail server whose mailboxes the tests read, where that can be done: before they run, as several
 * of them use it. Without it they say what is missing.
 */
export function ensureMailServer() {
  if (existsSync("/usr/sbin/dovecot") || !canInstall()) return;
  process.stderr.write("Installing Dovecot (Debian's package)\n");
  installPackage("dovecot-imapd");
}
