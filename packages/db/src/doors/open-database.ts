import { roleUrl } from "../roles/set-role-passwords.ts";
import { createPool } from "../scope/create-pool.ts";
import { type AuthDb, openAuthDb } from "./auth-db.ts";
import { type JobsDb, openJobsDb } from "./jobs-db.ts";
import { type MediationDb, openMediationDb } from "./mediation-db.ts";
import { type OperatorDb, operatorDoors } from "./operator-db.ts";
import { openPortfolioDb, type PortfolioDb } from "./portfolio-db.ts";

export const LOGINS = ["portfolio", "operator", "mediation", "auth", "jobs"] as const;
export type Login = (typeof LOGINS)[number];

/** Connections each login may hold at the most; a door opens none before it is used. */
const CONNECTIONS: Readonly<Record<Login, number>> = {
  portfolio: 10,
  operator: 10,
  mediation: 4,
  auth: 6,
  jobs: 2,
};

export interface DoorsConfig {
  /** The URL of each login that this process may use; a door without its login is not there. */
  readonly urls: Partial<Readonly<Record<Login, string>>>;
  readonly connections?: Partial<Readonly<Record<Login, number>>>;
  /** How many operators' clients are kept. */
  readonly operatorLimit?: number;
}

export interface DatabaseConfig extends Omit<DoorsConfig, "urls"> {
  readonly ownerUrl: string;
  /** What the runtime roles' passwords are derived from. */
  readonly secret: string;
}

/** The doors of one database. Scope is the type of the door, never an argument of a query. */
export interface Doors {
  portfolioDb(): PortfolioDb;
  operatorDb(operatorId: string): OperatorDb;
  mediationDb(): MediationDb;
  authDb(): AuthDb;
  jobsDb(): JobsDb;
  close(): Promise<void>;
}

/** Opens every door of a database, each on its own login. */
export function openDatabase({ ownerUrl, secret, ...config }: DatabaseConfig): Doors {
  return openDoors({ ...config, urls: loginUrls({ ownerUrl, secret }) });
}

/** The URL of every login: what whoever starts the applications hands on to each, as far as it needs it. */
export function loginUrls(database: {
  readonly ownerUrl: string;
  readonly secret: string;
}): Record<Login, string> {
  const url = (login: Login) => roleUrl(database.ownerUrl, database.secret, `tributary_${login}`);
  return Object.fromEntries(LOGINS.map((login) => [login, url(login)])) as Record<Login, string>;
}

/** Opens the doors whose logins are given. A process without a login has no way through that door. */
export function openDoors({ urls, connections = {}, operatorLimit = 200 }: DoorsConfig): Doors {
  const opened: (() => Promise<unknown>)[] = [];
  const pool = (login: Login, isPipelined: boolean) => {
    const url = urls[login];
    if (url === undefined) throw new Error(`This process has no ${login} login: its door stays shut.`);
    const max = connections[login] ?? CONNECTIONS[login];
    const created = createPool({ url, max, applicationName: `tributary ${login}`, isPipelined });
    opened.unshift(() => created.end());
    return created;
  };
  const keep = <T extends { close(): unknown }>(door: T): T => {
    opened.unshift(async () => door.close());
    return door;
  };
  const portfolio = once(() => keep(openPortfolioDb(pool("portfolio", false))));
  const operators = once(() => keep(operatorDoors(pool("operator", true), operatorLimit)));
  const mediation = once(() => keep(openMediationDb(pool("mediation", false))));
  const auth = once(() => keep(openAuthDb(pool("auth", true), operatorLimit)));
  const jobs = once(() => keep(openJobsDb(pool("jobs", false))));
  return {
    portfolioDb: () => portfolio().db,
    operatorDb: (operatorId) => operators().get(operatorId),
    mediationDb: () => mediation().db,
    authDb: () => auth().db,
    jobsDb: () => jobs().db,
    async close() {
      for (const shut of opened.splice(0)) await shut();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
