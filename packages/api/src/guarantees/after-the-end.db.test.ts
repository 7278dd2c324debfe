import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AFTER_THE_END } from "../portal/after-the-end.ts";
import { portalRouter } from "../portal/root.ts";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";
import { ask } from "../testing/ask.ts";
import { listProcedures } from "../testing/list-procedures.ts";
import { makeSettledOctober } from "../testing/settled-october.ts";
import { thingsOf } from "./policy/make-things.ts";
import { portalPolicy } from "./policy/portal-policy.ts";

const commands = listProcedures(portalRouter)
  .filter(({ kind }) => kind === "mutation")
  .map(({ path }) => path);

let api: ApiWorld;
beforeAll(async () => {
  api = await makeApiWorld(makeSettledOctober);
});
afterAll(() => api.close());

test("of every command of the portal it is decided whether an operator that has ended may give it", () => {
  expect(Object.keys(AFTER_THE_END).sort()).toEqual([...commands].sort());
});

test("an operator that has ended takes nobody on and begins nothing new; keys stay free", async () => {
  const things = await thingsOf(api, "beta");
  await api.test.superuser.query("UPDATE operator SET status = 'terminated' WHERE id = 'beta'");
  const admin = api.portalAs("beta", "operator-admin");
  const keysOf = async () => {
    const { rows } = await api.test.superuser.query<{ count: string }>(
      "SELECT count(*)::text AS count FROM idempotency_key WHERE operator_id = 'beta'",
    );
    return rows[0]?.count;
  };
  const before = await keysOf();
  const refused = commands.filter((path) => AFTER_THE_END[path] === null);
  const answers: string[] = [];
  for (const path of refused) {
    const input = { ...portalPolicy[path]?.input(things), idempotencyKey: randomUUID() };
    const { reason, message } = await ask(admin, path, input);
    if (reason !== "STEP_REFUSED" || !message.startsWith("The operator has ended"))
      answers.push(`${path}: ${reason} ${message}`);
  }
  expect(answers).toEqual([]);
  expect(await keysOf()).toBe(before);
  expect(refused.length).toBeGreaterThan(15);

  const bringIn = { direction: "in", msisdn: "4915112345678", subscriber: things.subscriber };
  const port = {
    ...portalPolicy["porting.request"]?.input(things),
    ...bringIn,
    idempotencyKey: randomUUID(),
  };
  expect(await ask(admin, "porting.request", port)).toMatchObject({ reason: "STEP_REFUSED" });
  const read = await ask(admin, "subscriber.show", { number: things.subscriber });
  expect(read.reason).toBe("ok");
  const pack = { includesPersonal: true, idempotencyKey: randomUUID() };
  expect((await ask(admin, "exportPack.ask", pack)).reason).toBe("ok");
});
