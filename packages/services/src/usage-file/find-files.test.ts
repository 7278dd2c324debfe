import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { findFiles } from "./find-files.ts";

const folder = mkdtempSync(join(tmpdir(), "find-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a folder stands for its files by their numbers, not for links, folders and hidden files", async () => {
  for (const name of ["cdr_10.csv", "cdr_9.csv", ".partial"]) writeFileSync(join(folder, name), "a\n");
  mkdirSync(join(folder, "done"));
  symlinkSync("/etc/passwd", join(folder, "cdr_11.csv"));
  const found = await findFiles([folder]);
  expect(found.map(({ name, byteCount }) => [name, byteCount])).toEqual([
    ["cdr_9.csv", 2],
    ["cdr_10.csv", 2],
  ]);
});

it.each([
  ["/dev/zero", "it is neither a file nor a folder"],
  [join(folder, "nothing"), "there is no such file"],
])("%s is refused", async (path, why) => {
  await expect(findFiles([path])).rejects.toMatchObject({
    code: "FILE_UNREADABLE",
    message: expect.stringContaining(why),
  });
});
