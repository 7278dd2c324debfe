import { join } from "node:path";
import { type Login, loginUrls } from "@tributary/db/doors/open-database";
import { MAIL_IN_VARIABLE } from "@tributary/services/mailbox/run-mailboxes";
import { loginVariable } from "@tributary/services/process/doors";
import { SUBSCRIBER_KEYS_VARIABLE } from "@tributary/services/subscriber/seal-keys";
import { UPLOADS_VARIABLE } from "@tributary/services/usage-upload/upload-folder";
import { authSecret } from "../session/auth-secret.ts";
import { subscriberKeysText } from "../session/subscriber-keys.ts";

export type AppName = "console" | "portal";

export interface ServedDatabase {
  readonly ownerUrl: string;
  readonly secret: string;
}

export interface ServedUrls {
  readonly console: string;
  readonly portal: string;
}

/** The logins each application gets: the portal's process holds none that sees more than one operator. */
const LOGINS_OF: Readonly<Record<AppName, readonly Login[]>> = {
  console: ["portfolio", "operator", "mediation", "auth"],
  portal: ["operator", "auth"],
};

/** What an application's process is told, and nothing more: the owner's URL stays with whoever started it. */
export function appEnvironment(
  app: AppName,
  database: ServedDatabase,
  urls: ServedUrls,
  home: string,
): Record<string, string> {
  const all = loginUrls(database);
  const logins = Object.fromEntries(LOGINS_OF[app].map((login) => [loginVariable(login), all[login]]));
  return {
    ...logins,
    AUTH_SECRET: authSecret(database.secret),
    NEXTAUTH_URL: urls[app],
    TRIBUTARY_CONSOLE_URL: urls.console,
    TRIBUTARY_PORTAL_URL: urls.portal,
    // What people send lies where the console alone looks.
    ...(app === "console"
      ? { [UPLOADS_VARIABLE]: process.env[UPLOADS_VARIABLE] ?? join(home, "uploads") }
      : {}),
    // What opens who a subscriber is: for an operator's own people, and for whoever of the MVNA works for its
    // desk.
    [SUBSCRIBER_KEYS_VARIABLE]: subscriberKeysText(home),
    TRIBUTARY_MAIL_SPOOL: mailSpool(home),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Where mails lie as long as no mail server is named. */
export function mailSpool(home: string): string {
  return process.env.TRIBUTARY_MAIL_SPOOL ?? join(home, "mail");
}

/** Where mails to the desks of operators are laid that have no mailbox: a folder per operator. */
export function mailIn(home: string): string {
  return process.env[MAIL_IN_VARIABLE] ?? join(home, "mail-in");
}
