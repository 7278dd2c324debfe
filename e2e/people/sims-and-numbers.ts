import type { APIRequestContext } from "@playwright/test";
import { command } from "./command.ts";
import { luhnDigit } from "./luhn-digit.ts";
import { people, signIn } from "./sign-in.ts";

/** Of the block of IMSIs that Grove holds, some that none of its subscribers has. */
const FIRST_SPARE = 2_000;
const SPARES = 8_000;

/** Puts a SIM into an operator's stock, on a context signed in there. Answers its serial number. */
export async function stockSim(operator: APIRequestContext): Promise<string> {
  const spare = FIRST_SPARE + (Date.now() % SPARES);
  const imsi = `99941200000${spare}`;
  const serial = `8999941200000${spare}0`;
  const iccid = serial + luhnDigit(serial);
  const text = `${iccid},${imsi}`;
  const stock = { batch: `Spare ${spare}`, kind: "physical", isTest: false, text };
  await command(operator, "portal", "sim.add", { json: stock });
  return iccid;
}

/** Asks for a SIM to be given to whom a code names, on a context signed in at the giver. Answers the transfer. */
export async function offerSim(operator: APIRequestContext, receiver: string): Promise<string> {
  const sims = { kind: "list", text: await stockSim(operator) };
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const asked = { receiver, sims, from, note: "Left over from the summer." };
  const { id } = (await command(operator, "portal", "simTransfer.offer", { json: asked })) as { id: string };
  return id;
}

/** Fjord gives a SIM to nobody there is, and is offered one of Grove's; a number is to come to a subscriber. */
export async function makeMoves(
  newContext: () => Promise<APIRequestContext>,
  subscriber: string,
): Promise<void> {
  const fjord = await newContext();
  await signIn(fjord, people.fjordAdmin);
  await offerSim(fjord, "somebody");
  const asked = { direction: "in", msisdn: `4917${String(Date.now()).slice(-9)}`, subscriber };
  const said = { provider: "Northern Mobile", evidence: "case 4711", note: "A letter of yesterday." };
  await command(fjord, "portal", "porting.request", { json: { ...asked, ...said } });
  await fjord.dispose();
  const grove = await newContext();
  await signIn(grove, people.groveAdmin);
  const id = await offerSim(grove, "fjord");
  await grove.dispose();
  const manager = await newContext();
  await signIn(manager, people.manager);
  await command(manager, "console", "simTransfer.leadOn", { json: { id } });
  await manager.dispose();
}
