import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Tells this process what the applications are told when they are started; answers how to clear up. */
export function setServiceSettings(): () => void {
  const spool = mkdtempSync(join(tmpdir(), "tributary-mail-"));
  const uploads = mkdtempSync(join(tmpdir(), "tributary-uploads-"));
  Object.assign(process.env, {
    AUTH_SECRET: "a secret of the tests, which is long enough",
    TRIBUTARY_CONSOLE_URL: "http://console.example",
    TRIBUTARY_PORTAL_URL: "http://portal.example",
    TRIBUTARY_MAIL_SPOOL: spool,
    TRIBUTARY_UPLOADS: uploads,
  });
  return () => {
    for (const folder of [spool, uploads]) rmSync(folder, { recursive: true, force: true });
  };
}
