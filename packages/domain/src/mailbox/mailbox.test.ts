import { expect, test } from "vitest";
import { isAutomaticMail, isOwnMail } from "./automatic.ts";
import { LOOK_PATIENCE, lookBegun, lookEnded, lookFailed } from "./next-look.ts";
import type { MailMarks } from "./types.ts";

const marks: MailMarks = {
  ...{ autoSubmitted: null, precedence: null, listId: null, returnPath: "<ada@byron.example>" },
  ...{ contentType: "text/plain", suppresses: null, from: "ada@byron.example" },
};

test.each<Partial<MailMarks>>([
  { autoSubmitted: "auto-replied" },
  { autoSubmitted: "auto-generated; owner-email=a@b.example" },
  { precedence: " Bulk " },
  { precedence: "auto_reply" },
  { listId: "<news.example>" },
  { returnPath: "<>" },
  { contentType: 'multipart/report; report-type=delivery-status; boundary="x"' },
  { suppresses: "OOF, AutoReply" },
  { from: "MAILER-DAEMON@mx.example" },
  { from: "no-reply@shop.example" },
])("a machine wrote what says %o", (said) => expect(isAutomaticMail({ ...marks, ...said })).toBe(true));

test.each<Partial<MailMarks>>([
  {},
  { autoSubmitted: "no" },
  { precedence: "first-class" },
  { returnPath: null, contentType: null },
  { from: "noreplyson@example.net" },
])("a person wrote what says %o", (said) => expect(isAutomaticMail({ ...marks, ...said })).toBe(false));

test("a mail is our own by the id that we gave it, and by nothing that resembles it", () => {
  expect(isOwnMail("<019aa000-0000-7000-8000-000000000001@tributary>")).toBe(true);
  expect(isOwnMail("019aa000-0000-7000-8000-000000000001@tributary")).toBe(true);
  expect(isOwnMail("<019aa000-0000-7000-8000-000000000001@tributary.example>")).toBe(false);
  expect(isOwnMail("<1@tributary>")).toBe(false);
});

const due = { dueAt: 1_000, failures: 0, message: null };

test("a look is begun when it is due, once, and held", () => {
  expect(lookBegun(due, 999, LOOK_PATIENCE)).toBeNull();
  expect(lookBegun({ ...due, dueAt: null }, 5_000, LOOK_PATIENCE)).toBeNull();
  const held = lookBegun(due, 2_000, LOOK_PATIENCE);
  expect(held).toEqual({ ...due, dueAt: 302_000 });
  expect(held && lookBegun(held, 2_001, LOOK_PATIENCE)).toBeNull();
});

test("the next look is a minute later, and at once where more lies there", () => {
  expect(lookEnded(5_000, false, LOOK_PATIENCE)).toEqual({ dueAt: 65_000, failures: 0, message: null });
  expect(lookEnded(5_000, true, LOOK_PATIENCE)).toEqual({ dueAt: 5_000, failures: 0, message: null });
});

test("a mailbox that cannot be read rests 1, 2, 4, 8, then 15 minutes", () => {
  const pauses: number[] = [];
  let failures = 0;
  for (let look = 0; look < 6; look += 1) {
    const next = lookFailed({ failures }, "away", 0, LOOK_PATIENCE);
    pauses.push((next.dueAt ?? 0) / 60_000);
    failures = next.failures;
  }
  expect(pauses).toEqual([1, 2, 4, 8, 15, 15]);
});
