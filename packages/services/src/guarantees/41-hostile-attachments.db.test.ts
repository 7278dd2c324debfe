import { gzipSync } from "node:zlib";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from "@tributary/domain/ticket/attachment";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import type { SentFile } from "../ticket/attachments.ts";
import { openTicket } from "../ticket/open-ticket.ts";
import { receiveMail } from "../ticket/receive-mail.ts";

const keys = readSealKeys(`1:${"a".repeat(64)}`);
const at = new Date("2026-11-26T09:00:00Z");
const bytes = new TextEncoder().encode("hello");

/** Names that climb, hide what they are, or mean something to a system or a page; null: none may be kept. */
const NAMES: Readonly<Record<string, string | null>> = {
  "../../../../etc/cron.d/run.txt": "run.txt",
  "..\\..\\Windows\\System32\\note.txt": "note.txt",
  "/etc/passwd": null,
  "C:\\boot.ini": null,
  "....//....//a.csv": "a.csv",
  "..": null,
  "": null,
  "CON.txt": "_CON.txt",
  "nul.tar.zip": "_nul.tar.zip",
  ".bashrc.txt": "bashrc.txt",
  "-rf.txt": "rf.txt",
  "invoice\u202Efdp.exe": null,
  "invoice\u202Eexe.pdf": "invoiceexe.pdf",
  "page.html": null,
  "picture.svg": null,
  "picture.png.js": null,
  pdf: null,
  "a\u0000.exe.pdf": "a.exe.pdf",
  "a\r\nSet-Cookie: session=1.pdf": "aSet-Cookie_ session=1.pdf",
  '"; filename="run.exe".pdf': "__ filename=_run.exe_.pdf",
  "<img src=x onerror=alert(1)>.png": "_img src=x onerror=alert(1)_.png",
  "$(reboot)`id`.txt": "_(reboot)_id_.txt",
  "100%2e%2e%2fa.txt": "100_2e_2e_2fa.txt",
  "file.txt. . .": "file.txt",
  [`${"x".repeat(5_000)}.pdf`]: `${"x".repeat(96)}.pdf`,
};

/** What is sent as a whole: what of it a mail may keep. A form's message is refused with any of them. */
const LOADS: readonly { readonly files: readonly SentFile[]; readonly kept: number }[] = [
  { files: [{ fileName: "empty.txt", bytes: new Uint8Array() }], kept: 0 },
  { files: [{ fileName: "large.txt", bytes: new Uint8Array(LARGEST_ATTACHMENT + 1) }], kept: 0 },
  {
    files: Array.from({ length: MOST_ATTACHMENTS + 1 }, (_, index) => ({ fileName: `${index}.txt`, bytes })),
    kept: MOST_ATTACHMENTS,
  },
];

let database: TestDatabase;
let db: OperatorDb;
beforeAll(async () => {
  database = await testDatabase();
  db = database.operatorDb((await database.makeOperator()).id);
});
afterAll(() => database.close());

const written = (files: readonly SentFile[]) =>
  openTicket(db, {
    ...{ subject: "Files", text: "See these.", channel: "phone", category: "other", priority: "normal" },
    ...{ subscriber: null, authorKind: "operator", actor: "anna@alfa.example", at, keys, files },
    requester: { name: "Ada Byron", address: "ada@byron.example" },
  } as Parameters<typeof openTicket>[1]);

let mails = 0;
async function mailed(files: readonly SentFile[]): Promise<void> {
  mails += 1;
  await receiveMail(
    db,
    {
      ...{ messageId: `<${mails}@byron.example>`, inReplyTo: null, references: [], isAutomatic: false },
      ...{ from: { name: "Ada Byron", address: "ada@byron.example" }, to: ["help@alfa.example"] },
      ...{ subject: `Files ${mails}`, text: "See these.", receivedAt: at },
      attachments: files.map((file) => ({ ...file, contentType: "image/png" })),
    },
    { keys },
  );
}

/** The names of files that were kept since this was asked last. */
async function keptNow(): Promise<string[]> {
  const files = await db.shared.ticketAttachment.findMany({ select: { id: true, fileName: true } });
  const fresh = files.filter(({ id }) => !seen.has(id));
  for (const { id } of files) seen.add(id);
  return fresh.map(({ fileName }) => fileName);
}
const seen = new Set<string>();

test("a ticket's hostile file is refused, or kept as bytes under a name that is inert", async () => {
  const faults: string[] = [];
  let total = 0;
  const check = (what: string, kept: unknown, expected: unknown): void => {
    total += 1;
    if (JSON.stringify(kept) !== JSON.stringify(expected)) faults.push(`${what}: ${JSON.stringify(kept)}`);
  };
  for (const [fileName, name] of Object.entries(NAMES)) {
    const tickets = await db.shared.ticket.count();
    const isRefused = await refuses(() => written([{ fileName, bytes }]));
    check(`written, refused: ${fileName.slice(0, 80)}`, isRefused, name === null);
    check(`written: ${fileName.slice(0, 80)}`, await keptNow(), name === null ? [] : [name]);
    // Nothing of a message that is refused stays, and a mail is never lost over what it carries.
    expect(await db.shared.ticket.count()).toBe(tickets + (isRefused ? 0 : 1));
    await mailed([{ fileName, bytes }]);
    check(`mailed: ${fileName.slice(0, 80)}`, await keptNow(), name === null ? [] : [name]);
  }
  for (const { files, kept } of LOADS) {
    check(`written: ${files[0]?.fileName}`, await refuses(() => written(files)), true);
    await mailed(files);
    check(`mailed: ${files[0]?.fileName}`, (await keptNow()).length, kept);
  }
  expect(await db.shared.ticket.count({ where: { channel: "mail" } })).toBe(mails);
  expect(faults).toEqual([]);
  reportGuarantee(
    41,
    total - faults.length,
    total,
    "hostile files of tickets refused, or kept under inert names",
  );
});

test("an archive is kept as it came: nobody unpacks a thousandfold", async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000), { level: 9 });
  await written([{ fileName: "bomb.zip", bytes: bomb }]);
  const kept = await db.shared.ticketAttachment.findFirstOrThrow({ where: { fileName: "bomb.zip" } });
  expect(kept.sizeBytes).toBe(bomb.length);
  expect(Buffer.from(kept.bytes).equals(bomb)).toBe(true);
});

async function refuses(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: "INPUT_INVALID" });
    return true;
  }
}
