import { openDatabase } from "@tributary/db/doors/open-database";
import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { prepareRun } from "../settlement/prepare-run.ts";

/** What a child process is asked to do; it is meant to die in it. */
export interface PrepareTask {
  readonly ownerUrl: string;
  readonly secret: string;
  readonly agreementId: string;
  readonly period: string;
  /** The statement before which it kills itself, from 0; behind the last: COMMIT, and the end. null: none. */
  readonly dieBefore: number | null;
}

export type PrepareNews = { readonly news: "ready" | "preparing" };

const tell = (news: PrepareNews["news"]): unknown => process.send?.({ news } satisfies PrepareNews);

process.once("message", (task: PrepareTask) => void work(task));

async function work({ ownerUrl, secret, agreementId, period, dieBefore }: PrepareTask): Promise<void> {
  const doors = openDatabase({ ownerUrl, secret });
  // Connected before the clock of whoever kills it starts.
  await doors.portfolioDb().agreement.count();
  let statements = 0;
  const reach = (): void => {
    if (statements++ === dieBefore) process.kill(process.pid, "SIGKILL");
  };
  tell("preparing");
  await prepareRun(counted(doors.portfolioDb(), reach), { agreementId, period, actor: "analyst" });
  reach();
  reach();
  await doors.close();
  process.disconnect();
}

/** The same door, whose statements within a transaction, and its COMMIT, are told before they are sent. */
function counted(db: PortfolioDb, reach: () => void): PortfolioDb {
  const $transaction: PortfolioDb["$transaction"] = (run, options) =>
    db.$transaction(async (tables) => {
      const result = await run(told(tables, reach));
      // COMMIT and the end count twice, so that whoever tries every second step meets both.
      reach();
      reach();
      return result;
    }, options);
  return new Proxy(db, {
    get: (target, name) =>
      name === "$transaction" ? $transaction : (Reflect.get(target, name, target) as unknown),
  });
}

function told<Target extends PortfolioTables | object>(tables: Target, reach: () => void): Target {
  return new Proxy(tables, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value === "function") {
        return (...args: unknown[]) => {
          reach();
          return Reflect.apply(value, target, args) as unknown;
        };
      }
      return typeof value === "object" && value !== null ? told(value, reach) : value;
    },
  });
}

tell("ready");
