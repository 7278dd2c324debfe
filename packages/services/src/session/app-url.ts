import type { App } from "@tributary/domain/user/principal";

const VARIABLES = { console: "TRIBUTARY_CONSOLE_URL", portal: "TRIBUTARY_PORTAL_URL" } as const;

/**
 * Where people reach an application: its origin, as `TRIBUTARY_CONSOLE_URL` and `TRIBUTARY_PORTAL_URL` say.
 */
export function appUrl(app: App): URL {
  const url = process.env[VARIABLES[app]];
  if (!url) throw new Error(`${VARIABLES[app]} is not set: say where people reach the ${app}.`);
  return new URL(url);
}
