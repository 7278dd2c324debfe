import fs from "node:fs/promises";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { sendMail } from "./send-mail.ts";

const MAIL = {
  to: "vera@mvna.example",
  subject: "Grüße",
  text: "Here it is:\n\nhttps://x.example/?token=a_b-c",
};

interface Received {
  readonly to: string[];
  readonly text: string;
}

const received: Received[] = [];
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo: ({ address }, _, answer) =>
    address.startsWith("refused") ? answer(new Error("no such mailbox")) : answer(),
  onData(stream, { envelope }, answer) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      received.push({
        to: envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(parts).toString(),
      });
      answer();
    });
  },
});

let spool: string;
let smtpUrl: string;
beforeAll(async () => {
  spool = await fs.mkdtemp(path.join(os.tmpdir(), "tributary-mail-"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received.length = 0;
  vi.stubEnv("TRIBUTARY_SMTP_URL", "");
  vi.stubEnv("TRIBUTARY_MAIL_SPOOL", path.join(spool, "mails"));
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await fs.rm(spool, { recursive: true });
});

test("a mail reaches a real server", async () => {
  vi.stubEnv("TRIBUTARY_SMTP_URL", smtpUrl);
  await sendMail(MAIL);
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual([MAIL.to]);
  expect(received[0]?.text).toMatch(/^Subject: =\?UTF-8\?Q\?Gr=C3=BC=C3=9Fe\?=\r$/m);
  expect(received[0]?.text).toContain("https://x.example/?token=");
});

test("one mail goes to one person, whatever stands in the address", async () => {
  vi.stubEnv("TRIBUTARY_SMTP_URL", smtpUrl);
  await sendMail({ ...MAIL, to: "vera@mvna.example, eve@evil.example" }).catch(() => undefined);
  expect(received.flatMap(({ to }) => to)).not.toContain("eve@evil.example");
});

test("a server that does not take it is an error", async () => {
  vi.stubEnv("TRIBUTARY_SMTP_URL", smtpUrl);
  await expect(sendMail({ ...MAIL, to: "refused@mvna.example" })).rejects.toThrow(/no such mailbox/);
});

test("without a server it lies in the spool, for its owner's eyes", async () => {
  await sendMail(MAIL);
  const folder = path.join(spool, "mails");
  const [name = ""] = await fs.readdir(folder);
  expect(name).toMatch(/^\d{4}-.*\.eml$/);
  const file = path.join(folder, name);
  expect(await fs.readFile(file, "utf8")).toMatch(/^To: vera@mvna.example\r$/m);
  expect((await fs.stat(file)).mode & 0o077).toBe(0);
});

test("without a server and a spool it says what to set", async () => {
  vi.stubEnv("TRIBUTARY_MAIL_SPOOL", "");
  await expect(sendMail(MAIL)).rejects.toThrow(/TRIBUTARY_SMTP_URL nor TRIBUTARY_MAIL_SPOOL/);
});
