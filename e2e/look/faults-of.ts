import type { Page } from "@playwright/test";
import axe from "axe-core";
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
  await page.evaluate(axe.source);
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
  // In the dark the page is the same but for its colours.
  const rules = colorScheme === "dark" ? ["color-contrast"] : null;
  return page.evaluate(async (values) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      // Of what is in order nothing is told, which on a long page is most of the work.
      resultTypes: ["violations"],
      ...(values && { runOnly: { type: "rule", values } }),
    });
    const faults = violations.map(
      ({ id, nodes }) => `axe ${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`,
    );
    const wider = document.documentElement.scrollWidth - window.innerWidth;
    return wider > 0 ? [...faults, `wider than the screen by ${wider} px`] : faults;
  }, rules);
}

/**
 * Until the charts, whose library is loaded late, are there and nothing moves any more. What a look changes
 * begins to move with the next frame: on a busy machine it would be asked about before.
 */
async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.waitForFunction(
    () =>
      document.querySelector("[role=img]:empty") === null &&
      document.getAnimations().every(({ playState }) => playState !== "running"),
  );
}
