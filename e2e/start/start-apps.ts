import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** Long enough for a cold machine: install, build both applications, play the sample story. */
const START_MINUTES = 12;

export default function startApps(): Promise<() => Promise<void>> {
  return startProduct("e2e");
}

/**
 * Starts the product as a user would, in a home of its own on ports of its own, and answers how to stop it.
 * With TRIBUTARY_E2E_CONSOLE and TRIBUTARY_E2E_PORTAL set, what runs there is used instead.
 */
export async function startProduct(what: "e2e" | "bench" | "screenshots"): Promise<() => Promise<void>> {
  if (process.env.TRIBUTARY_E2E_CONSOLE && process.env.TRIBUTARY_E2E_PORTAL) return async () => undefined;
  const folder = mkdtempSync(join(tmpdir(), `tributary-${what}-`));
  chmodSync(folder, 0o755);
  const home = join(folder, "home");
  const [consolePort, portalPort, stripePort] = [await freePort(), await freePort(), await freePort()];
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
    cwd: root,
    env: {
      ...environment,
      TRIBUTARY_HOME: home,
      TRIBUTARY_CONSOLE_PORT: String(consolePort),
      TRIBUTARY_PORTAL_PORT: String(portalPort),
      // Journeys have their networks on this machine.
      TRIBUTARY_NETWORK_HOSTS: "127.0.0.1",
      // The payment gateway is where the journey that needs one starts it.
      TRIBUTARY_STRIPE_ADDRESS: `http://127.0.0.1:${stripePort}`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = join(folder, "start.log");
  await untilServing(child, log);
  process.env.TRIBUTARY_E2E_LOG = log;
  process.env.TRIBUTARY_E2E_STRIPE = String(stripePort);
  process.env.TRIBUTARY_E2E_HOME = home;
  process.env.TRIBUTARY_E2E_CONSOLE = `http://localhost:${consolePort}`;
  process.env.TRIBUTARY_E2E_PORTAL = `http://localhost:${portalPort}`;
  return async () => {
    const ended = new Promise((answer) => child.once("exit", answer));
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Waits until both applications answer; whatever the product says is kept. */
function untilServing(child: ChildProcess, log: string): Promise<void> {
  const keep = createWriteStream(log);
  child.stderr?.pipe(keep, { end: false });
  child.stdout?.pipe(keep, { end: false });
  return new Promise((serving, fail) => {
    let said = "";
    const late = setTimeout(
      () => fail(new Error(`not serving after ${START_MINUTES} min:\n${said}`)),
      START_MINUTES * 60_000,
    );
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (!said.includes("Stop with Ctrl-C.")) return;
      clearTimeout(late);
      serving();
    });
    child.once("exit", (code) => fail(new Error(`start ended with ${code}:\n${readFileSync(log, "utf8")}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => answer(port));
    });
  });
}
