import { expect, test } from "vitest";
import { rankMembers } from "./assignment.ts";
import { attachmentType, cleanFileName, refuseAttachments } from "./attachment.ts";
import { canTake, escalatedPriority, refuseMerged, statusAfter } from "./lifecycle.ts";
import { fillMacro, refuseUnknownFields } from "./macro-text.ts";

test("whoever writes again has the ticket done anew, however it stood", () => {
  for (const status of ["todo", "waiting", "snoozed", "done"] as const) {
    expect(statusAfter("receive", status)).toBe("todo");
  }
  expect(statusAfter("reply", "todo")).toBe("waiting");
  expect(canTake("snooze", "done")).toBe(false);
  expect(() => statusAfter("finish", "done")).toThrow(/is done/);
  expect(() => refuseMerged(7)).toThrow(/T-7/);
  expect([escalatedPriority("low"), escalatedPriority("urgent")]).toEqual(["normal", "urgent"]);
});

test("a ticket goes to who knows its category, then to who has the least of what they take on", () => {
  const member = (actor: string, open: number, capacity: number, skills: ("sim" | "billing")[] = []) => {
    return { actor, open, capacity, skills };
  };
  const ranked = rankMembers(
    [
      member("all-rounder", 0, 10),
      member("knows-and-busy", 4, 5, ["sim"]), // 4/5
      member("knows", 3, 6, ["sim"]), // 3/6
      member("other", 0, 9, ["billing"]),
      member("full", 2, 2, ["sim"]),
    ],
    "sim",
  );
  expect(ranked.map(({ actor }) => actor)).toEqual(["knows", "knows-and-busy", "all-rounder"]);
});

test("a hostile file name leaves a plain one", () => {
  const names: readonly (readonly [string, string])[] = [
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\ada\\bill.pdf", "bill.pdf"],
    ["bill\u202Efdp.exe", "billfdp.exe"],
    ["con.txt", "_con.txt"],
    [".htaccess", "htaccess"],
    ["a\r\nSet-Cookie: x.png", "aSet-Cookie_ x.png"],
    ['"><script>.png', "___script_.png"],
    ["\u0000\u0007", "file"],
    ["...", "file"],
    [".pdf", "pdf"],
    [`${"x".repeat(300)}.pdf`, `${"x".repeat(96)}.pdf`],
  ];
  expect(names.map(([name]) => cleanFileName(name))).toEqual(names.map(([, clean]) => clean));
});

test("a file is taken by how its name ends once it is clean, never as a page or a programme", () => {
  expect(attachmentType("photo.JPG")).toBe("image/jpeg");
  for (const name of ["page.html", "image.svg", "run.exe", "bill.pdf.js", "bill.pdf\u0000.html", "none"]) {
    expect(() => attachmentType(name)).toThrow(/is not taken/);
  }
  expect(() => refuseAttachments([5_000_001])).toThrow(/larger/);
  expect(() => refuseAttachments([0])).toThrow(/empty/);
  expect(() => refuseAttachments(Array.from({ length: 11 }, () => 1))).toThrow(/10 files/);
});

test("a macro says what it is asked for, and one that asks for something else is refused", () => {
  const facts = { ticket: "T-7", operator: "Alfa", agent: "Ada", subscriber: "" };
  expect(fillMacro("{ticket}: {subscriber}{operator} {other}", facts)).toBe("T-7: Alfa {other}");
  expect(() => refuseUnknownFields("Dear {name}")).toThrow(/no \{name\}/);
  refuseUnknownFields("{ticket} {operator} {agent} {subscriber}");
});
