import type { APIRequestContext, Browser } from "@playwright/test";
import { command } from "../people/command.ts";
import { hire } from "../people/hire.ts";
import { luhnDigit } from "../people/luhn-digit.ts";
import { people, signIn } from "../people/sign-in.ts";

/** Of the block of IMSIs that Grove holds, the first that no subscriber has, and how many follow. */
const [SPARE, SPARES] = [2_000, 8_000];

/**
 * Fjord gives a SIM to nobody there is, and is offered one of Grove's; a number is to come to one of Fjord's
 * subscribers.
 */
export async function makeMoves(browser: Browser, subscriber: string): Promise<void> {
  const now = String(Date.now()).slice(-9);
  const fjord = await browser.newContext();
  await signIn(fjord, people.fjordAdmin);
  await offerSim(fjord.request, "somebody", `999411${now}`);
  const asked = { direction: "in", msisdn: `4917${now}`, subscriber, provider: "Northern Mobile" };
  const said = { evidence: "case 4711", note: "A letter of yesterday." };
  await command(fjord.request, "portal", "porting.request", { json: { ...asked, ...said } });
  await fjord.close();
  const grove = await browser.newContext();
  await hire(await grove.newPage(), "grove", "operator-admin");
  const id = await offerSim(grove.request, "fjord", `99941200000${SPARE + (Number(now) % SPARES)}`);
  await grove.close();
  const manager = await browser.newContext();
  await signIn(manager, people.manager);
  await command(manager.request, "console", "simTransfer.leadOn", { json: { id } });
  await manager.close();
}

/** Puts a SIM into stock and asks for it to be given away. Answers the transfer. */
async function offerSim(operator: APIRequestContext, receiver: string, imsi: string): Promise<string> {
  const serial = `89${imsi.slice(0, 6)}${imsi.slice(-9)}0`;
  const iccid = serial + luhnDigit(serial);
  const stock = { batch: "Left over", kind: "physical", isTest: false, text: `${iccid},${imsi}` };
  await command(operator, "portal", "sim.add", { json: stock });
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const asked = { receiver, sims: { kind: "list", text: iccid }, from, note: "Left over from the summer." };
  const { id } = (await command(operator, "portal", "simTransfer.offer", { json: asked })) as { id: string };
  return id;
}
