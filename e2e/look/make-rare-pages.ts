import type { APIRequestContext, Browser } from "@playwright/test";
import { makeCorrection } from "../corrections/make-correction.ts";
import { urlOf } from "../people/apps.ts";
import { command } from "../people/command.ts";
import { luhnDigit } from "../people/luhn-digit.ts";
import { people, signIn } from "../people/sign-in.ts";
import { hearOfEvents } from "./hear-of-events.ts";
import { makeMoves } from "./make-moves.ts";
import { makeOnboarding } from "./make-onboarding.ts";
import { reportPrices } from "./report-prices.ts";

/**
 * Finds something odd, corrects a month, contests a line, drafts a plan, holds a subscriber back, brings a
 * number, gives SIMs away, reports on prices, adds endpoints, connects a mailbox, makes an operator,
 * proposes a rate, enters an operator: some pages are there only then.
 */
export async function makeRarePages(
  browser: Browser,
  newContext: () => Promise<APIRequestContext>,
): Promise<void> {
  await makeAlerts(newContext);
  await makeOnboarding(newContext);
  await makeCorrection(newContext);
  const operator = await newContext();
  await signIn(operator, people.fjordFinance);
  await command(operator, "portal", "statement.contest", {
    json: {
      number: "ST-thamesgate-2026-2026-08-fjord",
      version: 1,
      lines: [{ lineNumber: 1, contestedMicros: "10000" }],
      reason: "One cent, so that there is a dispute to look at.",
    },
    meta: { values: { "lines.0.contestedMicros": ["bigint"] } },
  });
  await payByCard(operator);
  await operator.dispose();
  const admin = await newContext();
  await signIn(admin, people.fjordAdmin);
  await command(admin, "portal", "plan.draft", { json: { code: "mobile-l" } });
  await command(admin, "portal", "ticket.open", {
    json: {
      ...{ subject: "A question to look at", text: "Where do I see my usage?", channel: "phone" },
      ...{ category: "plan", priority: "normal", subscriber: null, requester: null, files: [] },
    },
  });
  await connectMailbox(admin);
  await admin.dispose();
  await makeMoves(browser, await orderSomething(newContext));
  await reportPrices(newContext);
  await hearOfEvents(newContext, [people.owner, people.fjordAdmin]);
  const manager = await newContext();
  await signIn(manager, people.manager);
  const change = { kind: "networks", networks: ["99978"], zone: "world" };
  const proposed = { agreementId: "nordkant-2026", change, from: "2026-11-01", why: "Annex 9 lists it." };
  await command(manager, "console", "agreement.propose", { json: proposed });
  await manager.dispose();
  const owner = await newContext();
  await signIn(owner, people.owner);
  const reason = "Looking at the pages from inside.";
  await command(owner, "console", "operatorAccess.enter", { json: { operatorId: "aurora", reason } });
  await owner.dispose();
}

/**
 * Thresholds at which the sample story's figures are odd: of a SIM's day in Fjord, then of every margin. The
 * second has the detectors look at once.
 */
async function makeAlerts(newContext: () => Promise<APIRequestContext>): Promise<void> {
  const reason = "So that there is an alert to look at.";
  const all = { subject: null, version: 0, reason };
  const fjord = await newContext();
  await signIn(fjord, people.fjordAdmin);
  const heavy = { detector: "sim-data", settings: [{ name: "limitMegabytes", value: 1_000 }] };
  await command(fjord, "portal", "alert.tune", { json: { ...all, ...heavy } });
  await fjord.dispose();
  const owner = await newContext();
  await signIn(owner, people.owner);
  const low = { detector: "margin-floor", settings: [{ name: "floorBps", value: 10_000 }] };
  await command(owner, "console", "alert.tune", { json: { ...all, ...low } });
  await owner.dispose();
}

/** A bill that is to be paid by card, at a gateway that does not answer. */
async function payByCard(finance: APIRequestContext): Promise<void> {
  const settings = { publishableKey: "pk_test_look", returnUrl: "https://fjord.example", isActive: true };
  const given = { secretKey: "sk_test_look", webhookSecret: "whsec_look" };
  await command(finance, "portal", "gateway.save", { json: { settings, given } });
  const list = await (await finance.get(`${urlOf("portal")}/bills?state=open`)).text();
  const [, billNumber] = /href="\/bills\/(FJ-[^"/?]+)"/.exec(list) ?? [];
  await command(finance, "portal", "payment.openCheckout", { json: { billNumber } });
}

/** A mailbox that rests: its server is asked for nothing. */
async function connectMailbox(admin: APIRequestContext): Promise<void> {
  const server = { host: "imap.fjord.example", port: 993, security: "tls" };
  const settings = { ...server, userName: "help", folder: "INBOX", isActive: false };
  await command(admin, "portal", "mailbox.save", { json: { settings, password: "of the look" } });
}

/** A subscriber who is held back: the network is asked for that. Answers its number. */
async function orderSomething(newContext: () => Promise<APIRequestContext>): Promise<string> {
  const admin = await newContext();
  await signIn(admin, people.fjordAdmin);
  const number = `LOOK-${Date.now()}`;
  const body = `894799${String(Date.now()).slice(-12)}`;
  const iccid = body + luhnDigit(body);
  const imsi = `99941199${String(Date.now()).slice(-7)}`;
  const row = [number, "Somebody", "mobile-s", iccid, imsi, "2026-11-01"].join(",");
  const file = `number,name,plan,iccid,imsis,validFrom\n${row}\n`;
  const fileBase64 = Buffer.from(file).toString("base64");
  await command(admin, "portal", "subscriber.import", { json: { fileName: "one.csv", fileBase64 } });
  const suspended = { number, reason: "lost", note: "So that there is an order to look at." };
  await command(admin, "portal", "subscriber.suspend", { json: suspended });
  await admin.dispose();
  return number;
}
