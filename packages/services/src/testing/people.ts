import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { Binding } from "@tributary/domain/user/permissions";
import type { App, Principal } from "@tributary/domain/user/principal";
import { Secret, TOTP } from "otpauth";
import { findPrincipal } from "../session/find-principal.ts";
import { type SignInRequest, signIn } from "../session/sign-in.ts";
import { hashPassword } from "../user/hash-password.ts";
import { TOTP_SETTINGS } from "../user/second-factor.ts";

/** Hashing that costs next to nothing, for tests that are about something else. */
export const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };
export const PASSWORD = "trout leaps over nine weirs";
export const HOME = { ipAddress: "198.51.100.7", userAgent: "Test" };

export type People = Awaited<ReturnType<typeof makePeople>>;

/** A database of identities, with hands to make people and to sign them in. */
export async function makePeople() {
  const test = await testDatabase();
  const spool = await fs.mkdtemp(path.join(os.tmpdir(), "tributary-mail-"));
  Object.assign(process.env, {
    AUTH_SECRET: "a secret of the tests that is long enough",
    TRIBUTARY_MAIL_SPOOL: spool,
    TRIBUTARY_CONSOLE_URL: "https://console.mvna.example",
    TRIBUTARY_PORTAL_URL: "https://portal.mvna.example",
  });
  const auth = test.authDb();
  const passwordHash = await hashPassword(PASSWORD, CHEAP);
  return {
    test,
    auth,
    async add(email: string, bindings: readonly Binding[], cost?: typeof CHEAP | "real"): Promise<string> {
      const hash = cost === "real" ? await hashPassword(PASSWORD) : passwordHash;
      const rows = bindings.map((binding) => ({ ...binding, grantedBy: "setup" }));
      const { id } = await auth.user.create({
        data: {
          email,
          name: email,
          status: "active",
          secret: { create: { passwordHash: hash } },
          bindings: { createMany: { data: rows } },
        },
      });
      return id;
    },
    signIn: (email: string, app: App, request: Partial<SignInRequest> = {}) =>
      signIn(auth, { app, email, password: PASSWORD, ...HOME, ...request }),
    /** Signs somebody in and answers whom the session stands for. */
    async enter(email: string, app: App, request: Partial<SignInRequest> = {}): Promise<Principal> {
      const answer = await this.signIn(email, app, request);
      if (!("sessionId" in answer)) throw new Error(`${email} is asked for ${answer.needs}`);
      return present(await findPrincipal(auth, { sessionId: answer.sessionId, app, at: request.at }));
    },
    isLive: async ({ sessionId, app }: Principal, at?: Date) =>
      (await findPrincipal(auth, { sessionId, app, at })) !== null,
    /** The mails that were laid into the spool since the last call, as text. */
    async takeMails(): Promise<string[]> {
      const names = (await fs.readdir(spool)).filter((name) => name.endsWith(".eml")).sort();
      return Promise.all(
        names.map(async (name) => {
          const file = path.join(spool, name);
          const mail = await fs.readFile(file, "utf8");
          await fs.rm(file);
          return plain(mail);
        }),
      );
    },
    async close(): Promise<void> {
      await test.close();
      await fs.rm(spool, { recursive: true, force: true });
    },
  };
}

/** What the audit log says, oldest first, from after a row on. */
export async function auditRows(test: TestDatabase, after = 0n) {
  const rows = await test
    .portfolioDb()
    .auditEvent.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" } });
  return rows.map(({ id, actor, action, subject, operatorId, details, app }) => ({
    id,
    actor,
    action,
    subject,
    operatorId,
    details,
    app,
  }));
}

/** How many audit rows there are, to show that something left exactly one. */
export async function countAudits(test: TestDatabase): Promise<number> {
  return test.portfolioDb().auditEvent.count();
}

/** The code an authenticator application shows at an instant. */
export function codeOf(secret: string, at: Date): string {
  return new TOTP({ ...TOTP_SETTINGS, secret: Secret.fromBase32(secret) }).generate({
    timestamp: at.getTime(),
  });
}

/** The token of the link in a mail. */
export function tokenIn(mail: string | undefined): string {
  return present(/[?&]token=([\w-]+)/.exec(mail ?? "")?.[1]);
}

export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("nothing is there");
  return value;
}

/** A mail as its reader sees it: soft line breaks and escapes of quoted-printable resolved. */
function plain(mail: string): string {
  return mail
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
