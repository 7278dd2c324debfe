import { generateKeyPairSync } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
} from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Attributes, type Connection, Server, type SFTPWrapper, utils } from "ssh2";
import { fingerprintOf } from "../pickup/sftp-connect.ts";

const { STATUS_CODE } = utils.sftp;

export interface SftpTestServer {
  readonly port: number;
  /** Fingerprint of its key, which was made for this server alone. */
  readonly hostKey: string;
  /** Cuts the connection once so many bytes of a file were sent, so many times. */
  cut(name: string, afterBytes: number, times: number): void;
  /** How often each file was opened. */
  readonly opened: Map<string, number>;
  close(): Promise<void>;
}

/** An SFTP server on this machine that shows one folder to who knows its password or has its key. */
export async function sftpServer(
  folder: string,
  login: { readonly user: string; readonly password: string; readonly publicKey?: string },
): Promise<SftpTestServer> {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const hostKey = utils.parseKey(privateKey);
  if (hostKey instanceof Error) throw hostKey;
  const connections = new Set<Connection>();
  const cuts = new Map<string, { afterBytes: number; times: number }>();
  const opened = new Map<string, number>();
  const server = new Server({ hostKeys: [privateKey] }, (client) => {
    connections.add(client);
    client.on("close", () => connections.delete(client));
    client.on("error", () => undefined);
    client.on("authentication", (context) => {
      const isUser = context.username === login.user;
      if (isUser && context.method === "password" && context.password === login.password) {
        return context.accept();
      }
      if (isUser && context.method === "publickey" && login.publicKey !== undefined) {
        const key = utils.parseKey(login.publicKey);
        if (!(key instanceof Error) && context.key.data.equals(key.getPublicSSH())) {
          const { blob, signature } = context;
          const isProven =
            blob !== undefined && signature !== undefined && key.verify(blob, signature, context.hashAlgo);
          return signature === undefined || isProven === true ? context.accept() : context.reject();
        }
      }
      return context.reject(["password", "publickey"]);
    });
    client.on("session", (accept) => {
      accept().on("sftp", (acceptSftp) => {
        serveFolder(acceptSftp(), folder, (name, bytes) => {
          if (bytes === 0) opened.set(name, (opened.get(name) ?? 0) + 1);
          const cut = cuts.get(name);
          if (cut === undefined || cut.times === 0 || bytes < cut.afterBytes) return true;
          cut.times -= 1;
          (client as unknown as { _sock: { destroy(): void } })._sock.destroy();
          return false;
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hostKey: fingerprintOf(hostKey.getPublicSSH()),
    cut: (name, afterBytes, times) => void cuts.set(name, { afterBytes, times }),
    opened,
    async close() {
      for (const client of connections) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** `onBytes` hears how far a file has been read, and says whether the connection still stands. */
function serveFolder(
  sftp: SFTPWrapper,
  folder: string,
  onBytes: (name: string, bytes: number) => boolean,
): void {
  const handles = new Map<number, { name: string; file: number | null; isListed: boolean }>();
  let next = 0;
  const give = (id: number, entry: { name: string; file: number | null }): void => {
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(next);
    handles.set(next++, { ...entry, isListed: false });
    sftp.handle(id, handle);
  };
  const held = (handle: Buffer) => handles.get(handle.readUInt32BE());
  const pathOf = (given: string): string => join(folder, given);
  const stat = (id: number, path: string): void => {
    const stats = lstatSync(pathOf(path), { throwIfNoEntry: false });
    if (stats === undefined) sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    else sftp.attrs(id, attributes(stats));
  };
  sftp.on("REALPATH", (id, path) => {
    sftp.name(id, [{ filename: path, longname: path, attrs: {} as Attributes }]);
  });
  sftp.on("STAT", stat).on("LSTAT", stat);
  sftp.on("FSTAT", (id, handle) => {
    const file = held(handle)?.file;
    if (file == null) sftp.status(id, STATUS_CODE.FAILURE);
    else sftp.attrs(id, attributes(fstatSync(file)));
  });
  sftp.on("OPENDIR", (id, path) => {
    const stats = lstatSync(pathOf(path), { throwIfNoEntry: false });
    if (stats?.isDirectory()) give(id, { name: path, file: null });
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
  });
  sftp.on("READDIR", (id, handle) => {
    const entry = held(handle);
    if (entry === undefined || entry.isListed) return sftp.status(id, STATUS_CODE.EOF);
    entry.isListed = true;
    const names = readdirSync(pathOf(entry.name)).map((filename) => {
      const attrs = attributes(lstatSync(join(pathOf(entry.name), filename)));
      return { filename, longname: filename, attrs };
    });
    return sftp.name(id, [{ filename: "../up.csv", longname: "", attrs: plainFile }, ...names]);
  });
  sftp.on("OPEN", (id, path) => {
    try {
      give(id, { name: path.split("/").at(-1) ?? "", file: openSync(pathOf(path), constants.O_RDONLY) });
    } catch {
      sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    }
  });
  sftp.on("READ", (id, handle, offset, length) => {
    const entry = held(handle);
    if (entry?.file == null) return sftp.status(id, STATUS_CODE.FAILURE);
    if (!onBytes(entry.name, offset)) return undefined;
    const bytes = Buffer.alloc(length);
    const read = readSync(entry.file, bytes, 0, length, offset);
    return read === 0 ? sftp.status(id, STATUS_CODE.EOF) : sftp.data(id, bytes.subarray(0, read));
  });
  sftp.on("CLOSE", (id, handle) => {
    const file = held(handle)?.file;
    if (file != null) closeSync(file);
    handles.delete(handle.readUInt32BE());
    sftp.status(id, STATUS_CODE.OK);
  });
}

/** What a hostile server lists beside the folder's own files. */
const plainFile = { mode: 0o100644, uid: 0, gid: 0, size: 10, atime: 1, mtime: 1 } as Attributes;

function attributes({ mode, uid, gid, size, atimeMs, mtimeMs }: Stats): Attributes {
  const [atime, mtime] = [atimeMs, mtimeMs].map((time) => Math.floor(time / 1_000));
  return { mode, uid, gid, size, atime, mtime } as Attributes;
}
