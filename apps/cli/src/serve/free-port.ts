import { createServer } from "node:net";
import { DomainError } from "@tributary/domain/error";

const TRIED = 20;

/**
 * The first port from `wanted` on that nobody listens on; a port that was asked for by name is taken or
 * refused.
 *
 * Throws  {@link DomainError} `PORT_IN_USE`.
 */
export async function freePort(wanted: number, isAskedFor: boolean, variable: string): Promise<number> {
  for (let port = wanted; port < wanted + (isAskedFor ? 1 : TRIED); port += 1) {
    if (await isFree(port)) return port;
  }
  throw new DomainError(
    "PORT_IN_USE",
    `Port ${wanted} is in use: stop what listens there, or set ${variable}.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once("error", () => answer(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => answer(true)));
  });
}
