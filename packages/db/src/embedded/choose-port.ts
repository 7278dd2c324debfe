import fs from "node:fs";
import { DomainError } from "@tributary/domain/error";
import type { Home } from "./home.ts";
import { isPortFree } from "./probe.ts";

const FIRST_PORT = 54_610;
const PORTS = 200;

/**
 * The port this home used before if it is free, else the next free one. `past` gives up the remembered one.
 */
export async function choosePort(home: Home, past: boolean): Promise<number> {
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
