import { type Browser, expect, type Page, test } from "@playwright/test";
import { faultsOf } from "../look/faults-of.ts";
import { urlOf } from "../people/apps.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";
import { moved, moveSim } from "./move-sim.ts";

const REASON = "The shop had handed the SIM over on the 12th.";

test.describe.configure({ mode: "serial" });

let analyst: Page;
let approver: Page;
let auditor: Page;

test.beforeAll(async ({ browser }) => {
  moveSim(263);
  analyst = await pageOf(browser, people.analyst);
  approver = await pageOf(browser, people.approver);
  auditor = await pageOf(browser, people.auditor);
});

async function pageOf(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: urlOf(person.app) });
  await signIn(context, person);
  return context.newPage();
}

/** Chooses the month and waits for its report. */
async function lookInto(): Promise<void> {
  await analyst.goto("/corrections");
  await analyst.getByRole("link", { name: "Look into a month" }).first().click();
  await expect(analyst.getByRole("heading", { level: 1 })).toHaveText("Look into a month");
  await analyst.getByLabel("Agreement").selectOption({ value: moved.agreement });
  await analyst.getByLabel("Month").selectOption({ value: moved.period });
  await analyst.getByRole("button", { name: "Work out the impact" }).click();
  await expect(analyst).toHaveURL(/\/corrections\/requests\//);
  await expect(analyst.getByRole("heading", { level: 1 })).toHaveText(`Correction of ${moved.month}`);
}

test("an analyst sees what correcting a month comes to before anything is written", async () => {
  await lookInto();
  await expect(analyst.getByText("Looked into", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(analyst.getByText(/are issued and stay as they are/)).toBeVisible();
  const usage = analyst.getByRole("region", { name: "Usage by operator and line, before and after" });
  await expect(
    usage.getByRole("row", { name: /^Aurora.*went to brisa, who held the SIM then/ }).first(),
  ).toBeVisible();
  await expect(usage.getByRole("row", { name: /^Brisa.*came from aurora/ }).first()).toBeVisible();
  const settled = analyst.getByRole("region", { name: "Settlement by operator and line, before and after" });
  await expect(settled.getByRole("row", { name: /^Aurora/ }).first()).toBeVisible();
});

test("the report and the form are whole in every look", async () => {
  test.setTimeout(240_000);
  const page = await analyst.context().newPage();
  const faults = await faultsOf(page, analyst.url(), async () => undefined);
  faults.push(...(await faultsOf(page, `${urlOf("console")}/corrections/new`, async () => undefined)));
  await page.close();
  expect(faults).toEqual([]);
});

test("a request needs a reason, and whoever made it cannot approve it", async () => {
  await analyst.getByRole("button", { name: "Ask for approval" }).click();
  const dialog = analyst.getByRole("dialog");
  await dialog.getByRole("button", { name: "Ask for approval" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel(/Why the month was wrong/).fill(REASON);
  await dialog.getByRole("button", { name: "Ask for approval" }).click();
  await expect(analyst.getByText("Waits for approval")).toBeVisible();
  await expect(analyst.getByRole("button", { name: "Approve and apply" })).toHaveCount(0);
});

test("another person approves exactly what was reviewed, and it is applied", async () => {
  await approver.goto("/corrections");
  await approver
    .getByRole("row", { name: /Waits for approval/ })
    .getByRole("link")
    .click();
  await expect(approver.getByText(REASON)).toBeVisible();
  await approver.getByRole("button", { name: "Approve and apply" }).click();
  await approver.getByRole("dialog").getByRole("button", { name: "Approve and apply" }).click();
  await approver.getByRole("link", { name: "Open the correction" }).click({ timeout: 60_000 });
  await expect(approver).toHaveURL(/\/corrections\/[0-9a-f-]{36}$/);
  await expect(approver.getByText(REASON).first()).toBeVisible();
  const sums = approver.getByRole("region", { name: "Differences by operator and line" });
  await expect(sums.getByRole("row", { name: /^Aurora/ }).first()).toBeVisible();
  await approver
    .getByRole("link", { name: /^correction of / })
    .first()
    .click();
  await expect(approver.getByText(/It holds what a correction changed of/)).toBeVisible();
});

test("everybody who may read it finds it in the list, and the export holds what is shown", async () => {
  await auditor.goto(`/corrections?agreement=${moved.agreement}&period=${moved.period}`);
  const row = auditor.getByRole("row", { name: new RegExp(REASON) });
  await expect(row).toContainText(people.approver.email);
  await expect(row).toContainText(people.analyst.email);
  await expect(auditor.getByRole("link", { name: "Look into a month" })).toHaveCount(0);
  await row.getByRole("link").click();
  await expect(auditor.getByRole("heading", { level: 1 })).toHaveText(`Correction of ${moved.month}`);
  await auditor.getByRole("button", { name: "Export" }).click();
  const started = auditor.waitForEvent("download");
  await auditor.getByRole("menuitem").first().click();
  expect((await started).suggestedFilename()).toMatch(/^correction-2026-10-.*\.csv$/);
});

test("the month is in line afterwards: there is nothing to correct", async () => {
  await lookInto();
  await expect(analyst.getByText("Nothing to correct")).toBeVisible({ timeout: 60_000 });
  await expect(analyst.getByRole("button", { name: "Ask for approval" })).toHaveCount(0);
});
