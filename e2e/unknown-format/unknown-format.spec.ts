import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";
import { unknown, writeUnknown } from "./unknown-file.ts";

/** August is settled, so that of its banner nothing is left but what waits in quarantine. */
const overview = "/?currency=GBP&period=2026-08";
const banner = "Figures are provisional";

test.describe.configure({ mode: "serial" });

let analyst: Page;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: urlOf("console") });
  await signIn(context, people.analyst);
  analyst = await context.newPage();
});

test("the analyst sends a file whose format nobody knows", async () => {
  await analyst.goto("/usage-files");
  await analyst.getByRole("link", { name: "Upload a file" }).click();
  await analyst.getByRole("button", { name: "Send the file" }).click();
  await expect(analyst.getByText("Choose a file with something in it.")).toBeVisible();
  const folder = mkdtempSync(join(tmpdir(), "tributary-unknown-"));
  await analyst.locator("input[type=file]").setInputFiles(writeUnknown(folder));
  await analyst.getByRole("button", { name: "Send the file" }).click();
  await expect(analyst).toHaveURL(/step=columns/);
  await expect(analyst.getByRole("heading", { level: 1 })).toContainText(unknown.name);
});

test("most of it is guessed, with reasons, and the rest is asked", async () => {
  await expect(analyst.getByLabel("Separator")).toHaveValue(";");
  await expect(analyst.getByLabel("Numbers look like")).toHaveValue(",.");
  await expect(analyst.getByLabel("Zeitpunkt holds")).toHaveValue("time");
  await expect(analyst.getByLabel("Written as")).toHaveValue("dd.MM.yyyy HH:mm:ss");
  await expect(analyst.getByLabel("Karte holds")).toHaveValue("imsi");
  await expect(analyst.getByLabel("Daten stands for")).toHaveValue("data");
  await expect(analyst.getByLabel("Kurznachricht stands for")).toHaveValue("sms");

  await analyst.getByRole("button", { name: "Test it" }).click();
  await expect(analyst.getByText("2 questions are open")).toBeVisible();
  await analyst.getByLabel("Agreement").selectOption({ value: unknown.agreement });
  await analyst.getByLabel("Time zone").selectOption({ value: "Europe/London" });
  await analyst.getByLabel("Unit of volumes").selectOption({ value: "MiB" });
  await analyst.getByRole("button", { name: "Test it" }).click();
  await expect(analyst).toHaveURL(/step=test/);
});

test("the test says what would count, for whom, and what would wait", async () => {
  await expect(analyst.getByText(`All ${unknown.rows} rows of the file were read.`)).toBeVisible();
  await expect(analyst.getByText(`${unknown.waiting} rows would wait in quarantine.`)).toBeVisible();
  await expect(
    analyst.getByText(
      `${unknown.nobodys} of ${unknown.accepted} records are of SIMs that no operator holds.`,
    ),
  ).toBeVisible();
  const owners = analyst.getByRole("table", { name: "Records by operator" });
  await expect(owners.getByRole("row", { name: /^Fjord/ })).toContainText(String(unknown.ours));
  await expect(owners.getByRole("row", { name: /^Nobody/ })).toContainText(String(unknown.nobodys));
  await expect(analyst.getByText(/"unbekannt"/).first()).toBeVisible();
  // What was said outlives the page.
  await analyst.reload();
  await expect(analyst.getByText(`${unknown.waiting} rows would wait in quarantine.`)).toBeVisible();
  await analyst.getByRole("link", { name: "It is right: go on" }).click();
});

test("it is saved as a source and taken in", async () => {
  await analyst.getByLabel("Code of the source").fill("Verbrauch Neu");
  await analyst.getByRole("button", { name: "Save and take it in" }).click();
  await expect(analyst.getByText("Write lower-case letters, digits and hyphens")).toBeVisible();
  await analyst.getByLabel("Code of the source").fill(unknown.source);
  await expect(analyst.getByText("In this file's name that is number 00001.")).toBeVisible();
  await analyst.getByRole("button", { name: "Save and take it in" }).click();
  await expect(analyst.getByText(`${unknown.source} is saved.`)).toBeVisible();
  await expect(
    analyst.getByText(
      `${unknown.accepted} records count, ${unknown.waiting} wait in quarantine, ` +
        `${unknown.nobodys} are of nobody's SIM.`,
    ),
  ).toBeVisible();
  await analyst.getByRole("link", { name: "Show what it brought" }).click();
  await expect(analyst.getByRole("heading", { level: 1 })).toContainText(unknown.name);
  await analyst.goto(`/usage-files?source=${unknown.source}`);
  await expect(analyst.getByRole("table", { name: "Files that were sent through this page" })).toContainText(
    unknown.name,
  );
});

test("the same file again is known, and changes nothing", async () => {
  await analyst.goto(`/usage-files/new?source=${unknown.source}`);
  const folder = mkdtempSync(join(tmpdir(), "tributary-unknown-"));
  await analyst.locator("input[type=file]").setInputFiles(writeUnknown(folder));
  await analyst.getByRole("button", { name: "Send the file" }).click();
  await analyst.getByRole("link", { name: "It is right: go on" }).click();
  await analyst.getByRole("button", { name: "Take it in" }).click();
  await expect(analyst.getByText("Was here before")).toBeVisible();
});

test("what waits is in quarantine, and the overview's banner says so", async () => {
  await analyst.goto(overview);
  await expect(analyst.getByText(banner)).toBeVisible();
  await expect(analyst.getByText(/records are in quarantine/)).toBeVisible();
  await analyst.goto(`/quarantine?source=${unknown.source}`);
  const waiting = analyst.getByRole("row", { name: /Cannot be read/ });
  await expect(waiting).toContainText(unknown.source);
  await expect(waiting).toContainText(String(unknown.waiting));
});

test("it is fixed in bulk, and the banner goes away", async () => {
  await analyst.goto(`/quarantine?agreement=${unknown.agreement}`);
  await analyst.getByRole("checkbox", { name: /^Select all/ }).check();
  await analyst.getByRole("button", { name: "Reject…" }).click();
  const dialog = analyst.getByRole("dialog");
  await expect(dialog.getByText(/records would leave the queue/)).toBeVisible();
  await dialog.getByLabel("Why").fill("The network has confirmed that they are no usage.");
  await dialog.getByRole("button", { name: "Reject records" }).click();
  await expect(analyst.getByText(/records are being rejected/)).toBeVisible();
  await expect(async () => {
    await analyst.reload();
    await expect(analyst.getByText("No group matches.")).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await analyst.goto(overview);
  await expect(analyst.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(analyst.getByText(banner)).toHaveCount(0);
});
