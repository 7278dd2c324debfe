import { type Doors, LOGINS, type Login, openDoors } from "@tributary/db/doors/open-database";
import { DomainError } from "@tributary/domain/error";

const KEPT = Symbol.for("tributary.doors");

/**
 * The doors of this process, opened once. Which there are is said by the logins in its environment: the
 * portal's process is given no portfolio login, so nothing in it can reach the portfolio.
 *
 * Throws  {@link DomainError} `DATABASE_UNAVAILABLE` when the environment names no login at all.
 */
export function processDoors(): Doors {
  // The web framework loads a module once per bundle: only the global object is the same for all of them.
  const kept = globalThis as { [KEPT]?: Doors };
  kept[KEPT] ??= openDoors({ urls: loginsOf(process.env) });
  return kept[KEPT];
}

/** Closes them; whoever asks next gets doors that are opened anew. */
export async function closeProcessDoors(): Promise<void> {
  const kept = globalThis as { [KEPT]?: Doors };
  const doors = kept[KEPT];
  delete kept[KEPT];
  await doors?.close();
}

/** Reads the URLs of the logins, `TRIBUTARY_PORTFOLIO_URL` and so on. */
function loginsOf(environment: NodeJS.ProcessEnv): Partial<Record<Login, string>> {
  const named = LOGINS.map((login) => [login, environment[loginVariable(login)]] as const);
  const urls = Object.fromEntries(named.filter(([, url]) => url !== undefined && url !== ""));
  if (Object.keys(urls).length > 0) return urls;
  throw new DomainError(
    "DATABASE_UNAVAILABLE",
    `No database login is set (${LOGINS.map(loginVariable).join(", ")}): ` +
      "start the applications with npm start.",
  );
}

/** The environment variable that carries a login's URL. */
export function loginVariable(login: Login): string {
  return `TRIBUTARY_${login.toUpperCase()}_URL`;
}
