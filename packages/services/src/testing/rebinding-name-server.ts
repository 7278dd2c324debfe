import { createSocket } from "node:dgram";
import { Resolver } from "node:dns";
import type { AddressInfo } from "node:net";

const HEADER_BYTES = 12;
/** Of type A, of class IN, good for no second. */
const RECORD = Buffer.from("c00c0001000100000000" + "0004", "hex");

export interface RebindingNameServer {
  /** What it answered, in its order. */
  readonly answered: readonly string[];
  readonly resolver: Resolver;
  close(): Promise<void>;
}

/** A real name server whose answers for any name change from question to question, as an attacker's do. */
export async function startRebinding(addresses: readonly string[]): Promise<RebindingNameServer> {
  const answered: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const said = addresses[answered.length % addresses.length] ?? "";
    answered.push(said);
    let end = HEADER_BYTES;
    while ((query[end] ?? 0) !== 0) end += (query[end] ?? 0) + 1;
    const question = query.subarray(HEADER_BYTES, end + 5);
    // A response to this query, with one question and one answer.
    const header = Buffer.concat([query.subarray(0, 2), Buffer.from("81800001000100000000", "hex")]);
    const record = Buffer.concat([RECORD, Buffer.from(said.split(".").map(Number))]);
    socket.send(Buffer.concat([header, question, record]), port, address);
  });
  await new Promise<void>((bound) => socket.bind(0, "127.0.0.1", bound));
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
  return { answered, resolver, close: () => new Promise((closed) => socket.close(() => closed())) };
}
