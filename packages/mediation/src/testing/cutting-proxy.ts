import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Where a connection is cut: after so many bytes to the server, or between a COMMIT and its answer. */
export type Cut = { readonly afterBytes: number } | "before the answer to COMMIT";

/** Stands between a client and a database, and cuts their connections once where it is told to. */
export interface CuttingProxy {
  /** The database's URL by way of the proxy. */
  readonly url: string;
  /** Tells where the next cut is; counting begins now. */
  arm(cut: Cut): void;
  /** Takes the cut back; answers whether it has happened. */
  disarm(): boolean;
  close(): Promise<void>;
}

/** Simple queries as they stand in the protocol. */
const BEGIN = Buffer.from("BEGIN\0");
const COMMIT = Buffer.from("COMMIT\0");
const COPY = Buffer.from("COPY t_");

export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let armed: Cut | null = null;
  let sent = 0;
  const cutAll = (): void => {
    armed = null;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    /** The transaction under way has copied rows, so that its COMMIT is that of a file. */
    let hasCopied = false;
    let isCommitting = false;
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on("data", (chunk) => {
      sent += chunk.length;
      if (chunk.includes(BEGIN)) hasCopied = false;
      if (chunk.includes(COPY)) hasCopied = true;
      if (hasCopied && chunk.includes(COMMIT)) isCommitting = true;
      database.write(chunk);
      if (armed !== null && typeof armed === "object" && sent > armed.afterBytes) cutAll();
    });
    database.on("data", (chunk) => {
      if (isCommitting && typeof armed === "string") cutAll();
      else client.write(chunk);
      isCommitting = false;
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: String(url),
    arm(cut) {
      armed = cut;
      sent = 0;
    },
    disarm() {
      const hasCut = armed === null;
      armed = null;
      return hasCut;
    },
    async close() {
      cutAll();
      server.close();
      await once(server, "close");
    },
  };
}
