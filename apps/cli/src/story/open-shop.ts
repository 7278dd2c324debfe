import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { saveBillingProfile } from "@tributary/services/bill/save-billing-profile";
import { createPlan } from "@tributary/services/plan/create-plan";
import { draftTermsSchema } from "@tributary/services/plan/draft-terms";
import { draftOf, findPlan } from "@tributary/services/plan/find-plan";
import { publishVersion as publishPlan } from "@tributary/services/plan/publish-version";
import { saveDraft } from "@tributary/services/plan/save-draft";
import { changeDraft } from "@tributary/services/rate-card/change-draft";
import { createRateCard } from "@tributary/services/rate-card/create-rate-card";
import { importRates, previewImport } from "@tributary/services/rate-card/import-rates";
import { publishVersion as publishCard } from "@tributary/services/rate-card/publish-version";
import { showRateCard } from "@tributary/services/rate-card/show-rate-card";
import { z } from "zod";

const shopFile = z.strictObject({
  profile: z.unknown(),
  rateCard: z.strictObject({
    ...{ code: z.string(), name: z.string(), currency: z.string(), zone: z.string(), from: z.string() },
    rounding: z.strictObject({ mode: z.enum(["truncate", "half-up", "half-even", "up"]), scale: z.int() }),
    ...{ holidays: z.array(z.string()), homeNetworks: z.array(z.string()) },
  }),
  plans: z.array(
    z.strictObject({
      ...{ code: z.string(), name: z.string(), rateCard: z.string(), terms: draftTermsSchema },
      kind: z.enum(["plan", "add-on", "pass"]),
    }),
  ),
});

/** The first period that the story's operators bill. */
const FIRST_PERIOD = "2026-01";

interface Shop {
  readonly folder: string;
  readonly shop: string;
  readonly rates: string;
  readonly actor: string;
}

/** An operator says how it bills, takes its price list in, and publishes its plans: as its staff would. */
export async function openShop(db: OperatorDb, { folder, shop, rates, actor }: Shop): Promise<void> {
  const file = shopFile.parse(JSON.parse(readFileSync(join(folder, shop), "utf8")));
  await saveBillingProfile(db, { effectiveFrom: FIRST_PERIOD, terms: file.profile, actor });
  await openRateCard(
    db,
    file.rateCard,
    { name: basename(rates), bytes: readFileSync(join(folder, rates)) },
    actor,
  );
  for (const { terms, ...plan } of file.plans) {
    const { code, rateCard } = plan;
    await createPlan(db, { ...plan, actor });
    const draft = async () => draftOf(await findPlan(db.shared, code)).fingerprint;
    await saveDraft(db, { code, fingerprint: await draft(), rateCard, terms, actor });
    await publishPlan(db, { code, fingerprint: await draft(), actor });
  }
}

async function openRateCard(
  db: OperatorDb,
  { holidays, homeNetworks, from, ...card }: z.infer<typeof shopFile>["rateCard"],
  file: { readonly name: string; readonly bytes: Uint8Array },
  actor: string,
): Promise<void> {
  const { code } = await createRateCard(db, { ...card, actor });
  await changeDraft(db, { code, settings: { holidays, homeNetworks }, actor });
  const { fingerprint } = await previewImport(db, { code, file });
  const { version } = await importRates(db, { code, file, actor, fingerprint, isEveryPriceMeant: false });
  const shown = await showRateCard(db, { code, version, page: 1, pageSize: 1, at: new Date() });
  await publishCard(db, { code, version, fingerprint: shown.fingerprint, from, actor });
}
