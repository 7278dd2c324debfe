import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Tells this process what the applications are told when they are started; answers how to clear up. */
export function setServiceSettings(): () => void {
  const spool = mkdtempSync(join(tmpdir(), "tributary-mail-"));
  Object.assign(process.env, {
    AUTH_SECRET: "a secret of the tests, which is long enough",
    TRIBUTARY_CONSOLE_URL: "http://console.example",
    TRIBUTARY_PORTAL_URL: "http://portal.example",
    TRIBUTARY_MAIL_SPOOL: spool,
  });
  return () => rmSync(spool, { recursive: true, force: true });
}
