import { expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";

/** August is settled, so that of its banner nothing is left but what waits in quarantine. */
const overview = "/?currency=GBP&period=2026-08";
const banner = "Figures are provisional";
const agreement = "thamesgate-2026";

test.describe.configure({ mode: "serial" });

let analyst: Page;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: urlOf("console") });
  await signIn(context, people.analyst);
  analyst = await context.newPage();
});

/** The work goes on behind the page, which is made anew once it has ended. */
async function untilEnded(text: RegExp): Promise<void> {
  await expect(async () => {
    await analyst.reload();
    await expect(analyst.getByText(text).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
}

test("the overview's banner leads to what waits", async () => {
  await analyst.goto(overview);
  await expect(analyst.getByText(banner)).toBeVisible();
  await expect(analyst.getByText(/records are in quarantine/)).toBeVisible();
  await analyst.getByRole("main").getByRole("link", { name: "Quarantine" }).click();
  await expect(analyst).toHaveURL(/\/quarantine$/);
  await expect(analyst.getByText("estimated").first()).toBeVisible();
});

test("usage of nobody's SIMs is assigned in bulk, as it was previewed", async () => {
  const finding = analyst.getByRole("row", { name: /^Nobody's SIM.*thamesgate-cdr/ });
  await finding.getByRole("button", { name: "Assign…" }).click();
  const dialog = analyst.getByRole("dialog");
  await dialog.getByLabel("Operator").selectOption({ value: "grove" });
  await dialog.getByLabel("By", { exact: true }).selectOption({ label: "A range of IMSIs" });
  await dialog.getByLabel("First number").fill("999419000000000");
  await dialog.getByLabel("Last number").fill("999419000000199");
  await dialog.getByLabel("From").fill("2026-08-01");
  await dialog.getByRole("button", { name: "Preview" }).click();
  const counted = dialog.getByText(/records would count/);
  await expect(counted).toBeVisible();
  const records = /^\d+/.exec((await counted.textContent()) ?? "")?.[0] ?? "";
  await dialog.getByLabel("Why").fill("The network has sent the list of the SIMs it delivered.");
  await dialog.getByRole("button", { name: "Assign and re-drive" }).click();
  await expect(analyst.getByText(/^Assigned\./)).toBeVisible();
  await untilEnded(new RegExp(`^${records} accepted`));
  await expect(finding).toHaveCount(0);
});

test("numbers that are held already are refused, with who holds them", async () => {
  await analyst.goto("/quarantine");
  const finding = analyst.getByRole("row", { name: /^Nobody's SIM.*nordkant-msc/ });
  await finding.getByRole("button", { name: "Assign…" }).click();
  const dialog = analyst.getByRole("dialog");
  await dialog.getByLabel("Operator").selectOption({ value: "brisa" });
  await dialog.getByLabel("IMSI").fill("999401000000003");
  await dialog.getByLabel("From").fill("2026-10-01");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByText(/IMSI 999401000000003 is held by Aurora Mobil/)).toBeVisible();
  await analyst.keyboard.press("Escape");
});

test("the rest is rejected with a reason, and the banner goes away", async () => {
  await analyst.goto(`/quarantine?agreement=${agreement}`);
  await analyst.getByRole("checkbox", { name: /^Select all/ }).check();
  await analyst.getByRole("button", { name: "Reject…" }).click();
  const dialog = analyst.getByRole("dialog");
  await expect(dialog.getByText("2 records would leave the queue")).toBeVisible();
  await dialog.getByRole("button", { name: "Reject records" }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await dialog.getByLabel("Why").fill("The network has confirmed that they are no usage.");
  await dialog.getByRole("button", { name: "Reject records" }).click();
  await expect(analyst.getByText("2 records are being rejected.")).toBeVisible();
  await untilEnded(/Nothing waits in quarantine|No group matches/);
  await analyst.goto(overview);
  await expect(analyst.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(analyst.getByText(banner)).toHaveCount(0);
});

test("what was rejected in a month that is closed by now stays rejected", async () => {
  await analyst.goto("/quarantine");
  const rejection = analyst
    .getByRole("listitem")
    .filter({ hasText: "Cannot be read, Nobody, thamesgate-cdr" });
  await rejection.getByRole("button", { name: "Take back" }).click();
  const dialog = analyst.getByRole("dialog");
  await dialog.getByLabel("Why").fill("The network has corrected itself.");
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(dialog.getByText(/^2026-09 of thamesgate-2026 is closed/)).toBeVisible();
});
