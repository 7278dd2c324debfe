import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const DOVECOT = "/usr/sbin/dovecot";
/** Debian's nobody: whose the mails are. */
const NOBODY = 65_534;

export interface ImapTestServer {
  readonly port: number;
  /** Speaks TLS from the first byte, with a certificate that nobody trusts. */
  readonly tlsPort: number;
  readonly password: string;
  /** Lays a mail into somebody's inbox, as a delivery agent does. */
  deliver(user: string, mail: string | Buffer): void;
  /** Forgets the numbers of somebody's mails: they get others. */
  renumber(user: string): void;
  close(): Promise<void>;
}

/** Dovecot, on this machine, with an inbox for every name. */
export async function imapServer(): Promise<ImapTestServer> {
  if (!existsSync(DOVECOT))
    throw new Error("No mail server for the tests: install dovecot-imapd, and run again.");
  const folder = mkdtempSync(join(tmpdir(), "tributary-imap-"));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const password = randomUUID();
  makeCertificate(folder);
  const config = join(folder, "dovecot.conf");
  writeFileSync(config, configOf({ folder, port, tlsPort, password }));
  execFileSync("chmod", ["711", folder]);
  const child = spawn(DOVECOT, ["-F", "-c", config], { stdio: ["ignore", "inherit", "inherit"] });
  await reachable(port);
  let latest = 0;
  return {
    ...{ port, tlsPort, password },
    deliver(user, mail) {
      const inbox = inboxOf(folder, user);
      // Mails get their numbers by the moment in their name: no two share one.
      latest = Math.max(latest + 1, Date.now());
      const name = `${latest}.${randomUUID()}.test`;
      writeFileSync(join(inbox, "tmp", name), mail);
      chownSync(join(inbox, "tmp", name), NOBODY, NOBODY);
      renameSync(join(inbox, "tmp", name), join(inbox, "new", name));
    },
    renumber(user) {
      for (const file of ["dovecot-uidlist", "dovecot-uidvalidity"]) {
        rmSync(join(inboxOf(folder, user), file), { force: true });
      }
      for (const file of [
        "dovecot.index",
        "dovecot.index.log",
        "dovecot.index.cache",
        "dovecot.list.index.log",
      ]) {
        rmSync(join(inboxOf(folder, user), file), { force: true });
      }
    },
    async close() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeCertificate(folder: string): void {
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  execFileSync("openssl", [...made, ...files], { stdio: "ignore" });
}

function configOf(told: { folder: string; port: number; tlsPort: number; password: string }): string {
  const { folder, port, tlsPort, password } = told;
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = 1
mail_max_userip_connections = 100
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
`;
}

function inboxOf(folder: string, user: string): string {
  const inbox = join(folder, "mail", user);
  for (const part of [
    join(folder, "mail"),
    inbox,
    join(inbox, "tmp"),
    join(inbox, "new"),
    join(inbox, "cur"),
  ]) {
    if (existsSync(part)) continue;
    mkdirSync(part, { mode: 0o755 });
    chownSync(part, NOBODY, NOBODY);
  }
  return inbox;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "data");
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(100);
    } finally {
      socket.destroy();
    }
  }
}
