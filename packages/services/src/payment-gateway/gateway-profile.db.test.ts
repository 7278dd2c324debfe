import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resealSubscribers } from "../subscriber/reseal-subscribers.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { CARD_KEYS, CARD_SETTINGS } from "../testing/card-settings.ts";
import { latestGatewayProfile } from "./gateway-profile.ts";
import { openGatewaySecrets } from "./gateway-secrets.ts";
import { gatewayOpener, requireGateway } from "./open-gateway.ts";
import { saveGatewayProfile } from "./save-gateway-profile.ts";
import { showGatewayProfile } from "./show-gateway-profile.ts";

const actor = "finance@alfa.example";
const SECRET = "sk_test_verysecret";
const WEBHOOK = "whsec_verysecret";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const operator = async () => database.operatorDb((await database.makeOperator()).id);

const save = (db: Awaited<ReturnType<typeof operator>>, given: object, settings: object = {}) =>
  saveGatewayProfile(db, { settings: { ...CARD_SETTINGS, ...settings }, given, keys: CARD_KEYS, actor });

async function kept(db: Awaited<ReturnType<typeof operator>>, keys = CARD_KEYS) {
  const profile = await latestGatewayProfile(db.shared);
  return profile === null ? null : openGatewaySecrets(keys, db.operatorId, profile);
}

test("secrets are sealed for their operator, kept when they are left out, and never shown", async () => {
  const db = await operator();
  await save(db, { secretKey: SECRET });
  expect(await kept(db)).toEqual({ secretKey: SECRET, webhookSecret: null });
  await save(db, { webhookSecret: WEBHOOK }, { isActive: false });
  expect(await kept(db)).toEqual({ secretKey: SECRET, webhookSecret: WEBHOOK });
  const shown = await showGatewayProfile(db);
  expect(shown).toEqual({
    ...{ version: 2, isActive: false, isLive: false, hasSecretKey: true, hasWebhookSecret: true },
    ...{ publishableKey: "pk_test_standin", returnUrl: "https://alfa.example/thanks" },
    webhookPath: `/api/payments/${db.operatorId}/stripe`,
  });
  const { rows } = await database.superuser.query<{ all: string }>(
    `SELECT concat((SELECT string_agg(profile::text, ' ') FROM gateway_profile profile),
      (SELECT string_agg(encode(secret_key_sealed, 'escape'), ' ') FROM gateway_profile),
      (SELECT string_agg(event::text, ' ') FROM audit_event event)) AS all`,
  );
  expect(rows[0]?.all).not.toContain("verysecret");
  expect(rows[0]?.all).toContain("gateway-profile:save");

  const sibling = await operator();
  const {
    version: _,
    id: __,
    createdAt: ___,
    operatorId: ____,
    ...row
  } = await db.shared.gatewayProfile.findFirstOrThrow({ orderBy: { version: "desc" } });
  await sibling.shared.gatewayProfile.create({ data: { ...row, version: 1 } });
  await expect(kept(sibling)).rejects.toThrow();
});

test("a secret key is needed, and all keys are of one mode", async () => {
  const db = await operator();
  await expect(save(db, {})).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await expect(save(db, { secretKey: "sk_live_1" })).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await save(db, { secretKey: "rk_live_1" }, { publishableKey: "pk_live_1" });
  expect((await showGatewayProfile(db)).isLive).toBe(true);
  await expect(save(db, {})).rejects.toMatchObject({ code: "INPUT_INVALID" });
  for (const settings of [{ returnUrl: "http://alfa.example" }, { publishableKey: SECRET }]) {
    await expect(save(db, { secretKey: SECRET }, settings)).rejects.toThrow();
  }
});

test("an operator without an account takes no cards", async () => {
  const db = await operator();
  const open = gatewayOpener(CARD_KEYS);
  expect(await open(db.shared, db.operatorId)).toBeNull();
  await expect(requireGateway(open, db.shared, db.operatorId)).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
});

test("a turned key seals the secrets anew, with the customers' names", async () => {
  const db = await operator();
  await save(db, { secretKey: SECRET, webhookSecret: WEBHOOK });
  const turned = readSealKeys(`2:${"6".repeat(64)} 1:${"5".repeat(64)}`);
  await resealSubscribers(db, { keys: turned, actor });
  const newest = readSealKeys(`2:${"6".repeat(64)}`);
  expect(await kept(db, newest)).toEqual({ secretKey: SECRET, webhookSecret: WEBHOOK });
  const { version } = await showGatewayProfile(db);
  await resealSubscribers(db, { keys: turned, actor });
  expect((await showGatewayProfile(db)).version).toBe(version);
});
