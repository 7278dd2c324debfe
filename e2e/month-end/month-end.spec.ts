import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { homeOf, urlOf } from "../people/apps.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";
import { november, writeInvoice, writeUsage } from "./november.ts";

const root = resolve(import.meta.dirname, "../..");
const settlement = `/settlement/${november.agreement}/${november.period}`;
const october = "ST-thamesgate-2026-2026-10-fjord";

test.describe.configure({ mode: "serial" });

let folder: string;
let analyst: Page;
let approver: Page;
let operator: Page;
let operatorDispute: string;
let mnoDispute: string;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), "tributary-november-"));
  execFileSync(
    process.execPath,
    [join(root, "scripts/tributary.mjs"), "ingest", writeUsage(folder), "--source", november.source],
    { env: { ...process.env, TRIBUTARY_HOME: homeOf() }, stdio: "ignore" },
  );
  analyst = await pageOf(browser, people.analyst);
  approver = await pageOf(browser, people.approver);
  operator = await pageOf(browser, people.fjordFinance);
});

async function pageOf(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: urlOf(person.app) });
  await signIn(context, person);
  return context.newPage();
}

/** Presses a button of the open dialog; money and approvals may ask once more who somebody is. */
async function confirm(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name }).click();
}

test("the operator reviews its October statement down to the records and contests a line", async () => {
  await operator.goto("/statements");
  await operator.getByRole("link", { name: "October 2026" }).first().click();
  await expect(operator.getByRole("heading", { level: 1 })).toContainText("October 2026");
  // Two clicks from the amount to the records behind it.
  await operator
    .getByRole("link", { name: /UK-DATA|Data in the UK/ })
    .first()
    .click();
  await expect(operator.getByRole("heading", { level: 1 })).toContainText("Line 1");
  await operator.getByRole("table").getByRole("link").first().click();
  await expect(operator.getByRole("heading", { level: 1 })).toContainText("Records of");
  await expect(operator.getByRole("table").getByRole("row")).not.toHaveCount(1);

  await operator.goto(`/statements/${october}/contest`);
  await operator
    .getByRole("checkbox", { name: /^Contest / })
    .first()
    .check();
  await operator
    .getByRole("textbox", { name: /Contested amount/ })
    .first()
    .fill("12.34");
  await operator.getByLabel("Reason").fill("Our own counters show less data in that month.");
  await operator.getByRole("button", { name: "Open dispute" }).click();
  await expect(operator).toHaveURL(/\/disputes\/OD-fjord-\d+$/);
  operatorDispute = operator.url().split("/").at(-1) ?? "";
});

test("the MVNA answers it with a credit", async () => {
  await approver.goto(`/operator-disputes/fjord/${operatorDispute}`);
  await approver.getByRole("button", { name: "Answer" }).click();
  await approver.getByRole("button", { name: "Credit all" }).click();
  await approver.getByLabel("Reason, for the operator").fill("Agreed: the counters were compared.");
  await confirm(approver, "Send answer");
  await expect(approver.getByText("The answer is in the thread.")).toBeVisible();
  await operator.goto(`/disputes/${operatorDispute}`);
  await expect(operator.getByText(/The credit of .*12\.34.* will be on your next statement/)).toBeVisible();
});

test("the network's invoice is imported and its exceptions are found", async () => {
  await analyst.goto("/mno-invoices");
  await analyst
    .getByRole("button", { name: /Import/ })
    .first()
    .click();
  const dialog = analyst.getByRole("dialog");
  await dialog.getByLabel("Agreement").selectOption({ value: november.agreement });
  await dialog.locator("input[type=file]").setInputFiles(writeInvoice(folder, new Date()));
  await dialog.getByRole("button", { name: "Check the file" }).click();
  await expect(dialog.getByText(november.billed).first()).toBeVisible();
  await dialog.getByRole("button", { name: /^Import/ }).click();
  await expect(analyst.getByText(`Invoice ${november.invoiceNumber} is on record.`)).toBeVisible();

  await analyst.goto(settlement);
  const found = analyst.getByText("At 60 GiB the line matches; we hold 40.");
  await prepare(analyst, "Prepare", found);
  await expect(analyst.getByText("At 2.45 the line matches; 1.95 is agreed.")).toBeVisible();
});

/**
 * Prepares the run; the work goes on when the page is left, so that it is loaded anew until it shows the
 * result.
 */
async function prepare(page: Page, name: "Prepare" | "Prepare anew", result: Locator): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page.getByText("The preparation has started.")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(result).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
}

test("both exceptions are disputed in one go, for the total that was shown", async () => {
  await analyst.goto(settlement);
  await analyst.getByRole("checkbox", { name: /^Select all/ }).check();
  await analyst.getByRole("button", { name: "Resolve…" }).click();
  await expect(analyst.getByRole("dialog").getByText(november.disputed)).toBeVisible();
  await analyst.getByRole("dialog").getByLabel("Dispute with the MNO").check();
  await analyst.getByRole("dialog").getByLabel("Reason").fill("Volume and rate are not what was agreed.");
  await confirm(analyst, "Dispute 2");
  await expect(analyst.getByText("2 exceptions are decided.")).toBeVisible();
  await prepare(analyst, "Prepare anew", analyst.getByRole("button", { name: "Request approval" }));
});

test("another person approves what was reviewed, and the statements are issued", async () => {
  await analyst.getByRole("button", { name: "Request approval" }).click();
  await confirm(analyst, "Request approval");
  await expect(analyst.getByText("Approval was requested.")).toBeVisible();
  await approver.goto(settlement);
  await approver.getByRole("button", { name: "Approve", exact: true }).click();
  await confirm(approver, "Approve this version");
  await expect(approver.getByText("Version 1 is approved.")).toBeVisible();
  await analyst.reload();
  await analyst.getByRole("button", { name: "Issue statements" }).click();
  await confirm(analyst, /^Issue \d+ statements$/);
  await expect(analyst.getByText(/statements are issued/)).toBeVisible();
});

test("the dispute goes out before payment, and the network's credit is entered", async () => {
  await analyst.goto("/disputes");
  await analyst.getByRole("button", { name: "Draft dispute" }).first().click();
  const link = analyst.getByRole("link", { name: `D-${november.agreement}-${november.period}-1` }).first();
  await link.click();
  await expect(analyst).toHaveURL(/\/disputes\/D-/);
  mnoDispute = analyst.url();
  await approver.goto(mnoDispute);
  await approver.getByRole("button", { name: "Send notice" }).click();
  await approver
    .getByRole("dialog")
    .getByLabel("How it was sent")
    .fill("By mail to billing@thamesgate.example");
  await confirm(approver, "Send notice");
  await expect(approver.getByText(/^The notice is out/)).toBeVisible();

  await analyst.goto(mnoDispute);
  for (const [action, note] of [
    ["Note acknowledgement", "Their ticket 4711"],
    ["Note review", "They look into it"],
  ] as const) {
    await analyst.getByRole("button", { name: action }).click();
    await analyst.getByRole("dialog").getByLabel("Note").fill(note);
    await confirm(analyst, action);
    await expect(analyst.getByRole("dialog")).toHaveCount(0);
  }
  await analyst.getByRole("button", { name: "Record outcome" }).click();
  await analyst.getByRole("dialog").getByRole("button", { name: "Accept all" }).click();
  await analyst.getByRole("dialog").getByLabel("Note").fill("Letter of today");
  await confirm(analyst, "Record outcome");
  await expect(analyst.getByText("The outcome is recorded.")).toBeVisible();

  await approver.reload();
  await approver.getByRole("button", { name: "Enter credit note" }).click();
  await approver.getByRole("dialog").getByLabel("Amount of the credit note").fill(november.disputed);
  await approver.getByRole("dialog").getByLabel("Number of the credit note").fill("CN-1");
  await confirm(approver, "Enter credit note");
  await expect(approver.getByText("The credit note is booked.")).toBeVisible();
});

test("the month is closed", async () => {
  await analyst.goto(settlement);
  await analyst.getByRole("button", { name: "Close period" }).click();
  await confirm(analyst, "Close period");
  await expect(analyst.getByText("The period is closed.")).toBeVisible();
});

test("the operator finds the adjustment on its November statement", async () => {
  await operator.goto(`/disputes/${operatorDispute}`);
  await expect(operator.getByText(/The credit of .*12\.34.* stands on a statement/)).toBeVisible();
  await operator.getByRole("link", { name: /of the statement of November 2026/ }).click();
  await expect(operator.getByRole("heading", { level: 1 })).toContainText("November 2026");
  await expect(operator.getByText("−12.34").first()).toBeVisible();
});
