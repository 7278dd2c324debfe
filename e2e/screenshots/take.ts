import { resolve } from "node:path";
import { chromium } from "@playwright/test";
import { urlOf } from "../people/apps.ts";
import { people, signIn } from "../people/sign-in.ts";
import config from "../playwright.config.ts";
import { startProduct } from "../start/start-apps.ts";
import { drawMonthEnd } from "./month-end.ts";

const folder = resolve(import.meta.dirname, "../../docs/img");

/** What the README shows: each a page of the sample story. */
const SHOTS = [
  { file: "console-overview.png", person: people.owner, path: "/", height: 1_000 },
  {
    file: "console-allocation.png",
    person: people.analyst,
    path: "/settlement/nordkant-2026/2026-10/allocation",
    height: 820,
  },
  {
    file: "portal-statement.png",
    person: people.fjordFinance,
    path: "/statements/ST-thamesgate-2026-2026-10-fjord",
    height: 900,
  },
] as const;

const stop = await startProduct("screenshots");
try {
  const browser = await chromium.launch(config.use?.launchOptions);
  for (const { file, person, path, height } of SHOTS) {
    const context = await browser.newContext({ viewport: { width: 1_360, height } });
    await signIn(context, person);
    const page = await context.newPage();
    await page.goto(urlOf(person.app) + path, { waitUntil: "networkidle" });
    await page.screenshot({ path: resolve(folder, file) });
    await context.close();
  }
  await browser.close();
  drawMonthEnd(process.env.TRIBUTARY_E2E_HOME ?? "", resolve(folder, "month-end.svg"));
} finally {
  await stop();
}
