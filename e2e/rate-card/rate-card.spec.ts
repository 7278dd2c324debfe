import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";

/** A code of its own, so that the journey can be made again in the same home. */
const CODE = `card-${Date.now().toString(36)}`;
const HEAD = "code,services,zones,prefixes,band,when,price";
const GOOD = [
  "NATIONAL,voice,domestic,47,day,mon-fri 08:00-20:00,0.60",
  "NATIONAL,,,,night,,0.30",
  "GERMANY,voice,de,49,,,0.40",
  "SWEDEN,voice,se,46,,,0.40",
];

test.describe.configure({ mode: "serial" });

let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext();
  await signIn(context, people.auroraAdmin);
  page = await context.newPage();
});
test.afterAll(() => context.close());

/** Opens the import and has a file checked. */
async function check(lines: readonly string[]) {
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  const buffer = Buffer.from([HEAD, ...lines].join("\n"));
  await dialog.getByLabel("File").setInputFiles({ name: "prices.csv", mimeType: "text/csv", buffer });
  await dialog.getByRole("button", { name: "Check the file" }).click();
  return dialog;
}

test("a rate card is made and begins with an empty draft", async () => {
  await page.goto(`${urlOf("portal")}/rate-cards`);
  await page.getByRole("button", { name: "New rate card" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code").fill(CODE);
  await dialog.getByLabel("Name").fill("Journey");
  await dialog.getByRole("button", { name: "Make rate card" }).click();
  await expect(page.getByRole("heading", { name: "Journey", level: 1 })).toBeVisible();
  await expect(page.getByText("No rate yet")).toBeVisible();
});

test("a file with a row that cannot be used is held back, with its line and the reason", async () => {
  const dialog = await check([...GOOD, "MARS,fax,mars,999,,,1"]);
  await expect(dialog.getByText("1 row cannot be used")).toBeVisible();
  await expect(dialog.getByRole("row", { name: /^6 services/ })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Put it into the draft" })).toHaveCount(0);
  await page.keyboard.press("Escape");
});

test("a price of 60.015 among those of 0.40 is asked about before the file is applied", async () => {
  const dialog = await check([...GOOD, "SRI-LANKA,voice,lk,94,,,60.015"]);
  await expect(dialog.getByText("1 price is far from the others")).toBeVisible();
  await dialog.getByRole("button", { name: "Put it into the draft" }).click();
  await expect(dialog.getByText("Say that they are meant, or mend the file.")).toBeVisible();
  await page.keyboard.press("Escape");
});

test("the mended file is applied, a call over two bands is told, the draft is published", async () => {
  const dialog = await check([...GOOD, "SRI-LANKA,voice,lk,94,,,0.15"]);
  await expect(dialog.getByText("The file can be applied")).toBeVisible();
  await dialog.getByRole("button", { name: "Put it into the draft" }).click();
  await expect(page.getByRole("heading", { name: "4 rates" })).toBeVisible();
  await page.getByLabel("Number", { exact: true }).fill("+4722334455");
  // A Monday: a minute by day at 0.60, a minute by night at 0.30.
  await page.getByLabel("Time in Europe/Berlin").fill("2026-10-05T19:59");
  await page.getByLabel("How much").fill("120");
  await page.getByRole("button", { name: "Tell the price" }).click();
  await expect(page.getByRole("row", { name: /^day .*0\.60/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Total .*0\.90/ })).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByLabel("Prices hold from").fill("2026-12-01");
  await page.getByRole("dialog").getByRole("button", { name: "Publish version" }).click();
  await expect(page.getByText("Version 1 is published.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
});
