import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "@tributary/db/embedded/home";
import { DomainError } from "@tributary/domain/error";
import { SUBSCRIBER_KEYS_VARIABLE } from "@tributary/services/subscriber/seal-keys";
import type { AppName } from "./app-environment.ts";

const HEALTH_SECONDS = 60;

export interface ServedApp {
  readonly app: AppName;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Both applications' servers, running until one of them ends or they are stopped. */
export interface RunningApps {
  /** Ends when an application does, with what to say about it. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts the applications and waits until each of them answers. */
export async function serveApps(apps: readonly ServedApp[], mode: "start" | "dev"): Promise<RunningApps> {
  const children = apps.map((served) => ({ ...served, child: spawnApp(served, mode) }));
  const ended = Promise.race(
    children.map(
      ({ app, child }) =>
        new Promise<string>((answer) => {
          child.once("exit", (code, signal) => answer(`The ${app} ended (${signal ?? code}).`));
        }),
    ),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(({ child }) => stopChild(child)));
  };
  try {
    await Promise.all(children.map(({ app, port }) => untilHealthy(app, port, ended)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended, stop };
}

function spawnApp({ app, port, environment }: ServedApp, mode: "start" | "dev"): ChildProcess {
  const script = join(projectRoot(), "scripts/serve-app.mjs");
  // The server ends when this pipe closes: also when this process is killed and can stop nobody.
  return spawn(process.execPath, [script, app, String(port), mode], {
    env: {
      ...withoutSecrets(process.env),
      NODE_ENV: mode === "dev" ? "development" : "production",
      ...environment,
    },
    stdio: ["pipe", "ignore", "inherit"],
  });
}

/** Logins and keys come with each application's environment: whatever else names them stays here. */
function withoutSecrets(environment: NodeJS.ProcessEnv): Readonly<Record<string, string | undefined>> {
  const own = ["DATABASE_URL", "TRIBUTARY_SECRET", SUBSCRIBER_KEYS_VARIABLE];
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.includes(name)));
}

async function untilHealthy(app: AppName, port: number, ended: Promise<string>): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  for (let waited = 0; waited < HEALTH_SECONDS * 10; waited += 1) {
    if (isOver) break;
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new DomainError(
    "PORT_IN_USE",
    `The ${app} did not come up on port ${port}: its own words stand above.`,
  );
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((answer) => child.once("exit", answer));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(force);
}
