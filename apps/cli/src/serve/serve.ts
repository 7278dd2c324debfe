import { existsSync } from "node:fs";
import { loginUrls, openDatabase } from "@tributary/db/doors/open-database";
import { openOwnerDb } from "@tributary/db/doors/owner-db";
import { keepRunning } from "@tributary/db/embedded/keep-running";
import { startDatabase } from "@tributary/db/embedded/start-database";
import { watchedShops } from "@tributary/seed/first-portfolio/planted-alerts";
import { MAIL_IN_VARIABLE } from "@tributary/services/mailbox/run-mailboxes";
import { readSealKeys } from "@tributary/services/subscriber/seal-keys";
import { type DemoPerson, ensureDemoPeople } from "@tributary/services/user/ensure-demo-people";
import { sayFault } from "../output/say-fault.ts";
import { authSecret } from "../session/auth-secret.ts";
import { startJobWorker } from "../session/job-worker.ts";
import { subscriberKeysText } from "../session/subscriber-keys.ts";
import { type AppName, appEnvironment, mailIn, mailSpool, type ServedDatabase } from "./app-environment.ts";
import { freePort } from "./free-port.ts";
import { loginsText } from "./logins-text.ts";
import { type ServedApp, serveApps } from "./serve-apps.ts";

/** Shown wherever it works: it opens the sample story and nothing else. */
const DEMO_PASSWORD = "month-end-demo";

const PORTS: Readonly<Record<AppName, { readonly wanted: number; readonly variable: string }>> = {
  console: { wanted: 4100, variable: "TRIBUTARY_CONSOLE_PORT" },
  portal: { wanted: 4200, variable: "TRIBUTARY_PORTAL_PORT" },
};

interface Serving {
  readonly home: string;
  /** The folder of the sample story, which is there when it was played here. */
  readonly sample: string;
  readonly mode: "start" | "dev";
}

/** Serves both applications until a signal comes or one of them ends; answers why it ended. */
export async function serve({ home, sample, mode }: Serving): Promise<string> {
  const database = await startDatabase();
  const keeper = keepRunning({ onFault: sayFault });
  try {
    await openOwnerDb(database).migrate();
    const people = await demoPeople(database, sample);
    const [consolePort, portalPort] = [await portOf("console"), await portOf("portal")];
    const urls = { console: urlOf("console", consolePort), portal: urlOf("portal", portalPort) };
    const apps: ServedApp[] = [
      { app: "console", port: consolePort, environment: appEnvironment("console", database, urls, home) },
      { app: "portal", port: portalPort, environment: appEnvironment("portal", database, urls, home) },
    ];
    const running = await serveApps(apps, mode);
    process.env.AUTH_SECRET = authSecret(database.secret);
    process.env.TRIBUTARY_MAIL_SPOOL ??= mailSpool(home);
    process.env[MAIL_IN_VARIABLE] ??= mailIn(home);
    // Mails lead to pages of the portal.
    process.env.TRIBUTARY_PORTAL_URL ??= urls.portal;
    const keys = readSealKeys(subscriberKeysText(home));
    const access = { urls: loginUrls(database), owner: openOwnerDb(database), host: database, keys };
    const jobs = startJobWorker(access, sayFault);
    process.stdout.write(`\n${loginsText(urls, people, DEMO_PASSWORD)}`);
    const ending = await Promise.race([running.ended, signalled()]);
    await Promise.all([running.stop(), jobs.stop()]);
    return ending;
  } finally {
    await keeper.stop();
    await database.stop();
  }
}

/** Named logins for every role, in the sample story only and never in production. */
async function demoPeople(database: ServedDatabase, sample: string): Promise<readonly DemoPerson[]> {
  if (!existsSync(sample) || process.env.TRIBUTARY_MODE === "production") return [];
  const doors = openDatabase(database);
  try {
    const live = await doors.portfolioDb().operator.findMany({
      where: { status: "live" },
      orderBy: { id: "asc" },
      select: { id: true, name: true, currency: true },
    });
    return await ensureDemoPeople(doors.authDb(), firstToMeet(live), { password: DEMO_PASSWORD });
  } finally {
    await doors.close();
  }
}

/** Not every operator is staffed: whoever looks around meets each currency, and what detectors found. */
function firstToMeet<Operator extends { readonly id: string; readonly currency: string }>(
  operators: readonly Operator[],
): Operator[] {
  const rankOf = ({ id, currency }: Operator): number => {
    if (operators.find((other) => other.currency === currency)?.id === id) return 0;
    return watchedShops.includes(id) ? 1 : 2;
  };
  return operators.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function portOf(app: AppName): Promise<number> {
  const { wanted, variable } = PORTS[app];
  const asked = process.env[variable];
  return freePort(asked === undefined ? wanted : Number(asked), asked !== undefined, variable);
}

/** Where an application is for its users: its own address, or the one under which a proxy serves it. */
function urlOf(app: AppName, port: number): string {
  return process.env[`TRIBUTARY_${app.toUpperCase()}_URL`] ?? `http://localhost:${port}`;
}

function signalled(): Promise<string> {
  return new Promise((answer) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => answer("Stopped."));
    }
  });
}
