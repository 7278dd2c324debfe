import { createHash } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import ssh2, { type Client, type ConnectConfig, type SFTPWrapper } from "ssh2";
import type { SftpSettings } from "./settings.ts";

export interface SftpTiming {
  /** How long a server may take to let us in, and to answer one question. */
  readonly answerMilliseconds: number;
}

const USUAL: SftpTiming = { answerMilliseconds: 30_000 };

export interface SftpConnection {
  readonly sftp: SFTPWrapper;
  /** Asks the server one thing; a connection that is lost or silent answers with that. */
  ask<T>(call: (done: (error: Error | undefined, value: T) => void) => void): Promise<T>;
  close(): Promise<void>;
}

/**
 * Connects to the one server whose key the settings name.
 *
 * Throws  {@link DomainError} `SOURCE_UNREACHABLE`, `SOURCE_REFUSED`, `SECRET_INVALID` for what is no key.
 */
export async function connectSftp(
  settings: SftpSettings,
  secret: string,
  { answerMilliseconds }: SftpTiming = USUAL,
): Promise<SftpConnection> {
  const client = new ssh2.Client();
  let shownKey: string | null = null;
  let lost: Error | null = null;
  const asked = new Set<(error: Error) => void>();
  const lose = (error: Error): void => {
    lost ??= error;
    for (const fail of [...asked]) fail(lost);
  };
  client.on("error", lose);
  client.on("close", () => lose(new Error("the connection was lost")));
  const ask: SftpConnection["ask"] = (call) =>
    new Promise((resolve, reject) => {
      if (lost !== null) return reject(lost);
      const settle = (): void => {
        clearTimeout(timer);
        asked.delete(fail);
      };
      const fail = (error: Error): void => {
        settle();
        reject(error);
      };
      const timer = setTimeout(() => fail(new Error("it did not answer in time")), answerMilliseconds);
      asked.add(fail);
      try {
        call((error, value) => {
          settle();
          if (error) reject(error);
          else resolve(value);
        });
      } catch (error) {
        fail(error as Error);
      }
    });
  const config: ConnectConfig = {
    host: settings.host,
    port: settings.port,
    username: settings.user,
    readyTimeout: answerMilliseconds,
    keepaliveInterval: Math.ceil(answerMilliseconds / 3),
    keepaliveCountMax: 3,
    hostVerifier: (key: Buffer) => {
      shownKey = fingerprintOf(key);
      return shownKey === settings.hostKey;
    },
    ...loginOf(settings, secret),
  };
  try {
    await ask<void>((done) => {
      client.once("ready", () => done(undefined, undefined));
      client.connect(config);
    });
    const sftp = await ask<SFTPWrapper>((done) => client.sftp(done));
    sftp.on("error", lose);
    return { sftp, ask, close: async () => (lost === null ? end(client) : undefined) };
  } catch (error) {
    client.destroy();
    throw explain(error as Error & { level?: string }, settings, shownKey);
  }
}

/** As `ssh-keygen -l` writes it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

function loginOf({ login }: SftpSettings, secret: string): ConnectConfig {
  if ("password" in login) return { password: secret };
  const parsed = ssh2.utils.parseKey(secret);
  if (parsed instanceof Error) {
    throw new DomainError("SECRET_INVALID", `The key of the login cannot be read: ${parsed.message}.`);
  }
  return { privateKey: secret };
}

function explain(
  error: Error & { level?: string },
  { host, port, user, hostKey }: SftpSettings,
  shownKey: string | null,
): DomainError {
  const server = `${host}:${port}`;
  if (shownKey !== null && shownKey !== hostKey) {
    return new DomainError(
      "SOURCE_REFUSED",
      `${server} shows the key ${shownKey}, not that of its settings. Ask the sender whether the key was ` +
        "changed before you change the settings: it may be another server.",
    );
  }
  if (error.level === "client-authentication") {
    return new DomainError(
      "SOURCE_REFUSED",
      `${server} refuses the login of ${user}: put its secret right, or ask the sender.`,
    );
  }
  return new DomainError(
    "SOURCE_UNREACHABLE",
    `${server} cannot be reached: ${error.message}. Is the address right, and is the way there open?`,
  );
}

/** Waits for the goodbye, though not for long. */
function end(client: Client): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      client.destroy();
      resolve();
    }, 250);
    client.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
    client.end();
  });
}
