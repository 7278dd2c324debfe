import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { notReached } from "./not-reached.ts";

export interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: "light" | "dark";
}

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Every way in which a page is looked at, in the order in which it changes least. */
export const LOOKS: readonly Look[] = [
  { name: "desktop-light", viewport: DESKTOP, colorScheme: "light" },
  { name: "desktop-dark", viewport: DESKTOP, colorScheme: "dark" },
  { name: "phone-dark", viewport: PHONE, colorScheme: "dark" },
  { name: "phone-light", viewport: PHONE, colorScheme: "light" },
];

/** Opens an address and tells what is wrong with its page in any look, or for the keyboard. */
export async function faultsOf(
  page: Page,
  url: string,
  keep: (look: Look) => Promise<unknown>,
): Promise<string[]> {
  const faults: string[] = [];
  const onError = (error: Error): void => void faults.push(`script error: ${error.message}`);
  page.on("pageerror", onError);
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(url);
  await untilDrawn(page);
  for (const look of LOOKS) {
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await untilDrawn(page);
    await keep(look);
    for (const fault of await faultsInLook(page, look)) faults.push(`${look.name}: ${fault}`);
  }
  for (const element of await notReached(page)) faults.push(`not reached by Tab: ${element}`);
  page.off("pageerror", onError);
  return faults;
}

async function faultsInLook(page: Page, { colorScheme }: Look): Promise<string[]> {
  // The mode without a second browser page is enough where no page holds a frame, in half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // In the dark the page is the same but for its colours.
  const { violations } = await (colorScheme === "dark" ? axe.withRules(["color-contrast"]) : axe).analyze();
  const faults = violations.map(
    ({ id, nodes }) => `axe ${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`,
  );
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wider > 0 ? [...faults, `wider than the screen by ${wider} px`] : faults;
}

/** Until the charts, whose library is loaded late, are there and nothing moves any more. */
async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[role=img]:empty") === null &&
      document.getAnimations().every(({ playState }) => playState !== "running"),
  );
}
