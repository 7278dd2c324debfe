import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";

test("an operator takes all that is its own along, in an archive of the hash that its page tells", async ({
  browser,
}) => {
  const context = await browser.newContext();
  await signIn(context, people.fjordAdmin);
  const page = await context.newPage();
  await page.goto(`${urlOf("portal")}/settings/export`);
  await page.getByRole("button", { name: "Make an archive" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make archive" }).click();
  const archive = page.getByRole("table", { name: "Archives of all data" }).getByRole("row").nth(1);
  await expect(archive).toContainText("Ready", { timeout: 60_000 });
  const started = page.waitForEvent("download");
  await archive.getByRole("link", { name: /^Download the archive of / }).click();
  const bytes = readFileSync(await (await started).path());
  expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  expect(bytes.includes("manifest.json")).toBe(true);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await expect(archive.getByTitle(sha256)).toBeVisible();
  await context.close();
});
