import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";

/** Numbers of their own, so that the journey can be made again in the same home. */
const run = Date.now().toString(36).toUpperCase();
const NUMBER = `J-${run}`;

test.describe.configure({ mode: "serial" });

let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext();
  await signIn(context, people.auroraAdmin);
  page = await context.newPage();
});
test.afterAll(() => context.close());

test("a file with a wrong row is held back, mended, and taken", async () => {
  await page.goto(`${urlOf("portal")}/subscribers`);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  const send = (text: string) =>
    dialog
      .getByLabel("File")
      .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const rows = `number,name,email\n${NUMBER},Zebulon Quark,zq@quark.example\n`;
  await send(`${rows}${NUMBER}-2,Ada Byron,nobody\n`);
  await dialog.getByRole("button", { name: "Check file" }).click();
  await expect(dialog.getByText("1 row is wrong")).toBeVisible();
  await expect(dialog.getByRole("row", { name: /3 email This is no e-mail address/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Choose another file" }).click();
  await send(rows);
  await dialog.getByRole("button", { name: "Check file" }).click();
  await dialog.getByRole("button", { name: "Import 1 subscriber" }).click();
  await expect(page.getByText("1 subscriber is taken in.")).toBeVisible();
});

test("it is found by its name and stays masked until somebody says why", async () => {
  await page.goto(`${urlOf("portal")}/subscribers?q=quark+zebulon&sort=-created`);
  await expect(page.getByText("Z••• Q•••").first()).toBeVisible();
  await page.getByRole("link", { name: NUMBER }).click();
  await expect(page.getByRole("heading", { name: NUMBER, level: 1 })).toBeVisible();
  await expect(page.getByText("zq@quark.example")).toHaveCount(0);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Show identity" }).click();
  await expect(dialog.getByText("zq@quark.example")).toHaveCount(0);
  await dialog.getByLabel("Why you need to know").fill("A call of today.");
  await dialog.getByRole("button", { name: "Show identity" }).click();
  await expect(page.getByText("zq@quark.example")).toBeVisible();
  await expect(page.getByText("looked at who it is")).toBeVisible();
});

test("what ends is terminated, and can then be erased", async () => {
  const choose = async (action: string) => {
    await page.getByRole("button", { name: "Actions" }).click();
    await page.getByRole("menuitem", { name: action }).click();
  };
  await choose("Terminate");
  await page.getByRole("dialog").getByRole("button", { name: "Terminate subscriber" }).click();
  await expect(page.getByText("The subscriber is terminated.")).toBeVisible();
  await choose("Erase personal data");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who asked for it and when").fill("A letter of today.");
  await dialog.getByRole("button", { name: "Erase personal data" }).click();
  await expect(page.getByText("This subscriber's data is erased")).toBeVisible();
  await expect(page.getByText("zq@quark.example")).toHaveCount(0);
});
