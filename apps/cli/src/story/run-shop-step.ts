import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { StoryStep } from "@tributary/seed/story";
import { finalizeBillRun } from "@tributary/services/bill/finalize-bill-run";
import { prepareBillRun } from "@tributary/services/bill/prepare-bill-run";
import { retailZone } from "@tributary/services/bill/retail-zone";
import { ratePeriod } from "@tributary/services/retail-rating/rate-period";
import { importSubscribers } from "@tributary/services/subscriber/import-subscribers";
import type { Session } from "../session/open-session.ts";
import { collectPayments } from "./collect-payments.ts";
import { openShop } from "./open-shop.ts";

export type ShopStep = Extract<StoryStep, { readonly operator: string }>;

/** What an operator does in its own portal, through its own door alone. */
export async function runShopStep(session: Session, folder: string, step: ShopStep): Promise<void> {
  const db = session.operatorDb(step.operator);
  const { by: actor } = step;
  const at = new Date(step.at);
  switch (step.do) {
    case "open-shop":
      await openShop(db, { folder, shop: step.shop, rates: step.rates, actor });
      return;
    case "import-subscribers": {
      const file = { fileName: basename(step.file), bytes: readFileSync(join(folder, step.file)) };
      const zone = await retailZone(db);
      await importSubscribers(db, { ...file, zone, at, actor, keys: session.subscriberKeys() });
      return;
    }
    case "rate":
      await ratePeriod(db, { period: step.period });
      return;
    case "bill": {
      const { period } = step;
      await ratePeriod(db, { period });
      const { runId } = await prepareBillRun(db, { period, actor, at });
      await finalizeBillRun(db, { runId, actor, at, leavesExceptions: true });
      return;
    }
    case "collect":
      await collectPayments(db, { period: step.period, share: step.share, at, actor });
  }
}
