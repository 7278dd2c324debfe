import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { RefusalReason } from "@tributary/domain/mailbox/types";

/** A mail as its sender made it. */
export function mailText(head: Readonly<Record<string, string>>, body = "Nothing works."): string {
  const usual = { From: "Ada Byron <ada@byron.example>", To: "help@alfa.example", Subject: "No data" };
  const lines = Object.entries({ ...usual, ...head }).map(([name, value]) => `${name}: ${value}`);
  return [...lines, "", body, ""].join("\r\n");
}

interface HostileMail {
  readonly what: string;
  readonly mail: string | Buffer;
  /** Null: it is taken in all the same. */
  readonly refused: RefusalReason | null;
}

const MIXED = 'multipart/mixed; boundary="b"';

function parts(count: number): string {
  return mailText(
    { "Message-ID": "<parts@evil.example>", "Content-Type": MIXED },
    `${"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(count)}--b--`,
  );
}

function nested(depth: number): string {
  let body = "Content-Type: text/plain\r\n\r\ndeep\r\n";
  for (let level = depth; level > 0; level -= 1) {
    const name = `n${level}`;
    body = `Content-Type: multipart/mixed; boundary="${name}"\r\n\r\n--${name}\r\n${body}--${name}--\r\n`;
  }
  return `From: ada@byron.example\r\nSubject: deep\r\nMessage-ID: <deep-${depth}@evil.example>\r\n${body}`;
}

function attached(id: string, name: string, bytes: Buffer, type = "application/octet-stream"): string {
  const file = [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    "Content-Transfer-Encoding: base64",
    "",
    bytes.toString("base64").replace(/.{76}/g, "$&\r\n"),
  ];
  const text = ["Content-Type: text/plain", "", "See the file."];
  return mailText(
    { "Message-ID": `<${id}@evil.example>`, "Content-Type": MIXED },
    ["--b", ...text, "--b", ...file, "--b--"].join("\r\n"),
  );
}

/** What a mail server may lay before a reader. */
export function hostileMails(): readonly HostileMail[] {
  const taken = (what: string, mail: string | Buffer): HostileMail => ({ what, mail, refused: null });
  const html = { "Content-Type": "text/html; charset=utf-8" };
  const own = "<019aa000-0000-7000-8000-000000000001@tributary>";
  return [
    { what: "10,000 parts", mail: parts(10_000), refused: "TOO_MANY_PARTS" },
    { what: "nested 60 deep", mail: nested(60), refused: "TOO_DEEP" },
    { what: "nested 5,000 deep", mail: nested(5_000), refused: "TOO_DEEP" },
    {
      ...{ what: "a head of 2 MB", refused: "HEAD_TOO_LARGE" as const },
      mail: mailText({ "Message-ID": "<head@evil.example>", "X-Long": "x".repeat(2_000_000) }),
    },
    {
      ...{ what: "100,000 lines of head", refused: "HEAD_TOO_LARGE" as const },
      mail: `${"X-Many: x\r\n".repeat(100_000)}${mailText({ "Message-ID": "<many@evil.example>" })}`,
    },
    { what: "no sender", mail: "Subject: hello\r\n\r\nwho?\r\n", refused: "NOT_A_MAIL" },
    { what: "no mail at all", mail: randomBytes(50_000), refused: "NOT_A_MAIL" },
    { what: "our own mail, come back", mail: mailText({ "Message-ID": own }), refused: "OURS" },
    { what: "26 MB", mail: attached("big", "a.txt", Buffer.alloc(19_000_000)), refused: "TOO_LARGE" },
    taken("a file that climbs", attached("climb", "../../../../etc/passwd.txt", Buffer.from("x"))),
    taken("a file that is run", attached("exe", "C:\\\\windows\\\\a.exe", Buffer.from("MZ"))),
    taken("a bomb of 500 MB", attached("bomb", "bomb.zip", gzipSync(Buffer.alloc(500_000_000)))),
    taken(
      "an unknown charset",
      mailText({ "Message-ID": "<cs@evil.example>", "Content-Type": "text/plain; charset=x-nobody" }),
    ),
    taken(
      "bytes that are no UTF-8",
      Buffer.concat([
        Buffer.from("From: ada@byron.example\r\nMessage-ID: <b@evil.example>\r\nSubject: "),
        Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0xff, 0xed, 0xa0, 0x80]),
      ]),
    ),
    taken(
      "HTML that nests",
      mailText({ ...html, "Message-ID": "<html@evil.example>" }, "<div>".repeat(100_000)),
    ),
    taken(
      "a script",
      mailText({ ...html, "Message-ID": "<js@evil.example>" }, "<script>alert(1)</script><p>hi</p>"),
    ),
    taken("two senders", mailText({ "Message-ID": "<two@evil.example>", From: "a@b.example, c@d.example" })),
    taken("an empty mail", mailText({ "Message-ID": "<empty@evil.example>", Subject: "" }, "")),
    taken(
      "a subject of 100 kB",
      mailText({ "Message-ID": "<sub@evil.example>", Subject: "s".repeat(100_000) }),
    ),
  ];
}
