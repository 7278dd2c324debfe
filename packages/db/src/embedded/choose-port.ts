import fs from "node:fs";
import { DomainError } from "@tributary/domain/error";
import type { Home } from "./home.ts";
import { isPortFree } from "./probe.ts";

const FIRST_PORT = 54_610;
const PORTS = 200;

/**
 * The port that TRIBUTARY_DB_PORT asks for; else the port this home used before if it is free, else the next
 * free one. `past` gives up the remembered one.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a port that cannot be, `PORT_IN_USE`.
 */
export async function choosePort(home: Home, past: boolean): Promise<number> {
  const wanted = process.env.TRIBUTARY_DB_PORT;
  if (wanted) return requireFree(parsePort(wanted));
  const remembered = recallPort(home);
  if (remembered !== undefined && !past && (await isPortFree(remembered))) return remembered;
  // Homes that start together would chase each other along one row of ports.
  const from = past ? FIRST_PORT + Math.floor(Math.random() * PORTS) : FIRST_PORT;
  for (let step = 0; step < PORTS; step += 1) {
    const port = FIRST_PORT + ((from - FIRST_PORT + step) % PORTS);
    if (await isPortFree(port)) return port;
  }
  throw new DomainError(
    "PORT_IN_USE",
    `No port between ${FIRST_PORT} and ${FIRST_PORT + PORTS - 1} is free for the database: end a ` +
      "program that holds one, or set DATABASE_URL.",
  );
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1024 && port <= 65_535) return port;
  throw new DomainError(
    "INPUT_INVALID",
    `TRIBUTARY_DB_PORT is "${text}": give a port from 1024 to 65535, or unset it to have one chosen.`,
    { port: text },
  );
}

async function requireFree(port: number): Promise<number> {
  if (await isPortFree(port)) return port;
  throw new DomainError(
    "PORT_IN_USE",
    `Port ${port} is taken by another program: end it, set TRIBUTARY_DB_PORT to another port, or unset it.`,
    { port },
  );
}

export function rememberPort(home: Home, port: number): void {
  fs.writeFileSync(home.serverFile, `${JSON.stringify({ port })}\n`);
}

function recallPort(home: Home): number | undefined {
  try {
    const { port } = JSON.parse(fs.readFileSync(home.serverFile, "utf8")) as { port?: unknown };
    return typeof port === "number" && Number.isInteger(port) ? port : undefined;
  } catch {
    return undefined;
  }
}
