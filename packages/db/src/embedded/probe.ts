import net from "node:net";

/** PostgreSQL's SSLRequest: every server answers it with one byte, N or S, before any login. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** Whether a PostgreSQL server answers on this port of the local machine. */
export function answersAsPostgres(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once("connect", () => socket.write(SSL_REQUEST));
    socket.once("data", (bytes) => finish(bytes[0] === 0x4e || bytes[0] === 0x53));
    socket.once("error", () => finish(false));
    socket.once("end", () => finish(false));
  });
}

/** Whether this port can be bound on the local machine now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
