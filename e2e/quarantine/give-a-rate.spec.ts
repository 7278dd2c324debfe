import { expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { type Person, people, signIn } from "../people/sign-in.ts";

/**
 * Of the sample, three records have no rate: a session on network 99998 in August, and two calls to 888 in
 * September and October. August and September are closed.
 */
const agreement = "Nordkant wholesale 2026";
const session = "Data on network 99998: no zone";
const call = "Voice outgoing to 88855… on network 99940: no zone";

test.describe.configure({ mode: "serial" });

let manager: Page;
let approver: Page;
let analyst: Page;

test.beforeAll(async ({ browser }) => {
  const open = async (person: Person): Promise<Page> => {
    const context = await browser.newContext({ baseURL: urlOf("console") });
    await signIn(context, person);
    return context.newPage();
  };
  manager = await open(people.manager);
  approver = await open(people.approver);
  analyst = await open(people.analyst);
});

test("who keeps the agreements sees what they lack", async () => {
  await manager.goto("/");
  await manager.getByRole("link", { name: "Agreement rates" }).first().click();
  await expect(manager.getByText("3 records wait for a rate")).toBeVisible();
  const table = manager.getByRole("region", { name: `What ${agreement} lacks` });
  await expect(table.getByRole("row", { name: session })).toContainText("1");
  await expect(table.getByRole("row", { name: call })).toContainText("2");
});

test("a network is added to a zone that has a price, as it was previewed", async () => {
  await manager.getByRole("button", { name: `Propose a rate: ${session}` }).click();
  const dialog = manager.getByRole("dialog");
  await expect(dialog.getByLabel("Networks")).toHaveValue("99998");
  await dialog.getByRole("combobox", { name: "Zone" }).selectOption({ value: "world" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByText("1 record would count")).toBeVisible();
  await expect(dialog.getByText("2 records would wait as before")).toBeVisible();
  await expect(dialog.getByText(/Aug 2026, which is closed/)).toBeVisible();
  await dialog.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await dialog.getByLabel("Why").fill("Annex 7 of the contract lists the network.");
  await dialog.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(manager.getByText("Proposed. Somebody else has to approve it.")).toBeVisible();
});

test("who has proposed it cannot approve it", async () => {
  await manager.getByRole("link", { name: "Network 99998 to zone world" }).click();
  await expect(manager.getByText("You have proposed this: somebody else has to decide it.")).toBeVisible();
  await expect(manager.getByRole("button", { name: "Withdraw…" })).toBeVisible();
  await expect(manager.getByRole("button", { name: "Approve…" })).toHaveCount(0);
});

test("somebody else approves it, and the record is rated", async () => {
  await approver.goto("/agreements");
  await approver.getByRole("link", { name: "Network 99998 to zone world" }).click();
  await expect(approver.getByText("Visits to network 99998 lead to zone world.")).toBeVisible();
  await expect(approver.getByText("1 record would count")).toBeVisible();
  await approve(approver);
  await untilRated(approver);
  await manager.goto("/agreements");
  await expect(manager.getByText("2 records wait for a rate")).toBeVisible();
  await expect(manager.getByText(session)).toHaveCount(0);
});

test("a destination nobody had a price for gets a line of its own, once the price is right", async () => {
  await proposeLine("11.20");
  await approver.goto("/agreements");
  await approver.getByRole("link", { name: "New line VOICE-SAT, Satellite calls" }).first().click();
  await approver.getByRole("button", { name: "Decline…" }).click();
  const refusal = approver.getByRole("dialog");
  await refusal.getByLabel("Why not").fill("The annex says 1.20.");
  await refusal.getByRole("button", { name: "Decline" }).click();
  await expect(approver.getByText("“The annex says 1.20.”")).toBeVisible();
  await proposeLine("1.20");
  await approver.goto("/agreements");
  await approver
    .getByRole("row", { name: /VOICE-SAT.*Waits for approval/ })
    .getByRole("link")
    .click();
  await expect(approver.getByText(/Its price: EUR 1\.20 per unit/)).toBeVisible();
  await approve(approver);
  await untilRated(approver);
});

test("nothing waits for a rate any more", async () => {
  await manager.goto("/agreements");
  await expect(manager.getByText("Nothing waits for a rate.").first()).toBeVisible();
  await expect(manager.getByRole("button", { name: /^Propose a rate/ })).toHaveCount(0);
  await analyst.goto("/quarantine?reason=UNRATEABLE");
  await expect(analyst.getByText("No group matches. Change or reset the filters.")).toBeVisible();
  await expect(analyst.getByText(/tried a new rate on 1 record/).first()).toBeVisible();
});

async function proposeLine(price: string): Promise<void> {
  await manager.goto("/agreements");
  await manager.getByRole("button", { name: `Propose a rate: ${call}` }).click();
  const dialog = manager.getByRole("dialog");
  await dialog.getByRole("radio", { name: /A price of its own/ }).check();
  await dialog.getByLabel("Numbers that begin with").fill("888");
  await dialog.getByRole("textbox", { name: "Zone" }).fill("satellite");
  await dialog.getByLabel("Counted like").selectOption({ value: "VOICE-INTL" });
  await dialog.getByLabel("Code of the line").fill("VOICE-SAT");
  await dialog.getByRole("textbox", { name: "Description" }).fill("Satellite calls");
  await dialog.getByLabel("Price per min").fill(price);
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByText("2 records would count")).toBeVisible();
  await dialog.getByLabel("Why").fill("Annex 8 of the contract has the price.");
  await dialog.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(manager.getByText("Proposed. Somebody else has to approve it.")).toBeVisible();
}

async function approve(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Approve…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve and re-drive" }).click();
  await expect(page.getByText(/^Approved\./)).toBeVisible();
}

/** The work goes on behind the page, which is made anew once it has ended. */
async function untilRated(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/1 accepted/).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
}
