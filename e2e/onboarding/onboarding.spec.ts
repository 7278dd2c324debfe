import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";
import { IMSI_RANGE, lastMonth, newcomer, prepare, settleFirstMonth } from "./newcomer.ts";

const MANAGER: Person = { app: "console", email: "onboarding-manager@demo.tributary.example" };
const period = lastMonth(new Date());
const onboarding = `/onboarding/${newcomer.code}`;

test.describe.configure({ mode: "serial" });

let folder: string;
let manager: Page;
let owner: Page;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), "tributary-newcomer-"));
  prepare(folder);
  manager = await pageOf(browser, MANAGER);
  owner = await pageOf(browser, people.owner);
});
test.afterAll(async () => {
  await Promise.all([manager.context().close(), owner.context().close()]);
  rmSync(folder, { recursive: true });
});

async function pageOf(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: urlOf(person.app) });
  await signIn(context, person);
  return context.newPage();
}

/** In the checklist, which stands before what else names an item. */
const status = (title: string) => manager.getByRole("row", { name: new RegExp(`^${title}`) }).first();

/** Says of an item that nobody but people can tell that it is done, with what shows it. */
async function finish(title: string): Promise<void> {
  await manager.getByRole("button", { name: `Open ${title}` }).click();
  const dialog = manager.getByRole("dialog");
  await dialog.getByLabel("Status").selectOption("done");
  await dialog.getByLabel("What shows that it is done").fill("The network has confirmed it by mail.");
  await dialog.getByRole("button", { name: "Save item" }).click();
  await expect(manager.getByText("The item is saved.").first()).toBeVisible();
  await expect(status(title)).toContainText("Done");
}

test("a template is published by somebody else than who wrote it", async () => {
  await owner.goto(`/operator-templates/${newcomer.template}`);
  await owner.getByRole("button", { name: "Publish" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Publish version" }).click();
  await expect(owner.getByText("The version is published.")).toBeVisible();
});

test("an operator is made of it after a look at what is made, and set up by itself", async () => {
  await manager.goto("/operators/new");
  await manager.getByLabel("Template").selectOption(newcomer.template);
  await manager.getByLabel(/^Code/).fill(newcomer.code);
  await manager.getByLabel(/^Name/).fill(newcomer.name);
  await manager.getByLabel(/^To be live on/).fill(`${period}-01`);
  await manager.getByLabel("I know who sells, for its bills").check();
  const seller = [
    [/^Company/, "Newcomer GmbH"],
    [/^Street/, "Ring 4"],
    [/^Postal code/, "50667"],
    [/^City/, "Köln"],
    [/^Country of the company/, "DE"],
    [/^VAT number/, "DE123456789"],
  ] as const;
  for (const [label, text] of seller) await manager.getByLabel(label).fill(text);
  await manager.getByRole("button", { name: "Show what is made" }).click();
  await expect(manager.getByRole("row", { name: /^Rate card standard made/ })).toBeVisible();
  await expect(manager.getByRole("row", { name: /^Billing profile/ })).toBeVisible();
  await manager.getByRole("button", { name: "Make operator" }).click();
  await manager.waitForURL(`**${onboarding}`);
  await expect(status("Tax and billing profile")).toContainText("Done");
  await expect(status("Plans")).toContainText("Done");
});

test("go-live is refused while a gate is open, and says which", async () => {
  await manager.getByRole("button", { name: "Ask for go-live" }).click();
  const dialog = manager.getByRole("dialog");
  await dialog.getByRole("button", { name: "Ask for go-live" }).click();
  await expect(dialog.getByRole("alert")).toContainText(
    "5 gates are open: care.admin, launch.rehearsal, network.apn, network.imsi-range, sim.batch.",
  );
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("the checklist is worked: a range, what people say, and what the system sees", async () => {
  await manager.getByRole("button", { name: "Assign a range" }).click();
  const range = manager.getByRole("dialog");
  await range.getByLabel(/^First/).fill(IMSI_RANGE.first);
  await range.getByLabel(/^Last/).fill(IMSI_RANGE.last);
  await range.getByLabel(/^From/).fill(`${period}-01`);
  await range.getByRole("button", { name: "Assign range" }).click();
  await expect(status("IMSI range")).toContainText("Done");
  await finish("APN");
  await finish("SIM batch");
  const admin = await pageOf(manager.context().browser() as Browser, people.admin);
  const invited = { email: "first@newcomer.example", role: "operator-admin", operatorId: newcomer.code };
  await command(admin.request, "console", "user.invite", { json: invited });
  await admin.context().close();
  await manager.reload();
  await manager.getByRole("button", { name: "Check again" }).click();
  await expect(status("First administrator")).toContainText("Done");
});

test("a month is rehearsed", async () => {
  await manager.goto(`${onboarding}/rehearsal`);
  await manager
    .getByRole("button", { name: /rehears|play/i })
    .first()
    .click();
  await expect(async () => {
    await manager.goto(onboarding);
    await expect(status("Rehearsal")).toContainText("Done", { timeout: 1_000 });
  }).toPass({ timeout: 80_000 });
});

test("it goes live by two people, and its ledger sums to the whole time", async () => {
  await manager.getByRole("button", { name: "Ask for go-live" }).click();
  const dialog = manager.getByRole("dialog");
  await dialog.getByLabel(/^Live from/).fill(`${period}-01`);
  await dialog.getByRole("button", { name: "Ask for go-live" }).click();
  await expect(manager.getByText("Go-live is asked for.")).toBeVisible();
  await owner.goto(onboarding);
  await owner.getByRole("button", { name: "Approve go-live" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Approve go-live" }).click();
  await expect(owner.getByText("The operator goes live.")).toBeVisible();
  await owner.reload();
  const times = owner.getByRole("table", { name: "Time by party" }).locator("data");
  await expect(times).toHaveCount(4);
  const values = (await times.evaluateAll((all) => all.map((each) => each.getAttribute("value")))).map(
    Number,
  );
  const [mvna = 0, mno = 0, operator = 0, whole = 0] = values;
  expect(whole).toBeGreaterThan(0);
  expect(mvna + mno + operator).toBe(whole);
});

test("its first month is taken in and settled, and its first statement is issued", async () => {
  settleFirstMonth(folder, period);
  await owner.goto(`/statements/ST-${newcomer.agreement}-${period}-${newcomer.code}`);
  await expect(owner.getByRole("main")).toContainText(newcomer.charge);
});
