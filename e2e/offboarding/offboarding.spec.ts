import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";

/** Where to keep pictures of what is passed; none are taken without it. */
const album = process.env.TRIBUTARY_ALBUM;

const keep = async (page: Page, name: string): Promise<void> => {
  if (album !== undefined) await page.screenshot({ path: join(album, `${name}.png`), fullPage: true });
};

test("an end is asked for with what becomes of SIMs, numbers and data; a hold keeps the data", async ({
  browser,
}) => {
  const context = await browser.newContext();
  await signIn(context, people.admin);
  const page = await context.newPage();
  await page.goto(`${urlOf("console")}/operators/aurora/offboarding`);
  await expect(page.getByRole("heading", { name: "What goes back" })).toBeVisible();
  await keep(page, "offboarding-before");

  await page.getByRole("button", { name: "End operator" }).click();
  const ask = page.getByRole("dialog");
  await ask.getByLabel("Last day").fill("2090-10-17");
  await ask.getByLabel("SIMs", { exact: true }).selectOption("retired");
  await ask.getByLabel("Days for which numbers rest").fill("60");
  await ask.getByLabel("Months for which its data is kept").fill("24");
  await ask.getByLabel("Why").fill("The contract was given notice of.");
  await keep(page, "offboarding-asking");
  await ask.getByRole("button", { name: "Ask for the end" }).click();
  await expect(page.getByText("Retired for good")).toBeVisible();
  await expect(page.getByText("Back to your pool after resting 60 days")).toBeVisible();
  await expect(page.getByText("Kept for 24 months after the end")).toBeVisible();
  // Who asked does not decide.
  await expect(page.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);

  await expect(page.getByText(/Its end is not over/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask for deletion" })).toHaveCount(0);
  await page.getByRole("button", { name: "Place a hold" }).click();
  const hold = page.getByRole("dialog");
  await hold.getByLabel("Why the data has to be kept").fill("A court of Berlin asks for it.");
  await hold.getByRole("button", { name: "Place hold" }).click();
  await expect(page.getByText(/One legal hold stands/)).toBeVisible();
  await keep(page, "offboarding-held");
  await page.getByRole("button", { name: "Lift" }).click();
  const lift = page.getByRole("dialog");
  await lift.getByLabel("Why it need not be kept any more").fill("The case is closed.");
  await lift.getByRole("button", { name: "Lift hold" }).click();
  await expect(page.getByText(/legal hold stands/)).toHaveCount(0);
  await expect(page.getByText("The case is closed.")).toBeVisible();

  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  const withdraw = page.getByRole("dialog");
  await withdraw.getByLabel("Why").fill("They stay.");
  await withdraw.getByRole("button", { name: "Withdraw request" }).click();
  await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
  await context.close();
});
