import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";
import { offerOne } from "../testing/own-moves.ts";

let api: ApiWorld;
beforeAll(async () => {
  api = await makeApiWorld();
});
afterAll(() => api.close());

/** All that somebody of an operator can read of transfers, SIMs and who did what. */
async function readable(operatorId: string, ids: { readonly out?: string; readonly in?: string }) {
  const { simTransfer, sim, audit } = api.portalAs(operatorId, "operator-admin");
  const answers = [
    await simTransfer.outgoing({}),
    await simTransfer.incoming({}),
    await sim.list({}),
    await audit.list({}),
    ids.out === undefined ? null : await simTransfer.show({ id: ids.out }),
    ids.in === undefined ? null : await simTransfer.showIncoming({ id: ids.in }),
  ];
  return JSON.stringify(answers);
}

const key = () => ({ idempotencyKey: randomUUID() });
const person = (operatorId: string) => ({ email: `somebody@${operatorId}.example` });

test("neither side reads who the other is, at no step of a transfer", async () => {
  const id = await offerOne(api, "alfa", "beta");
  const toNobody = await offerOne(api, "alfa", "nobody");
  const manager = api.consoleAs("wholesale-manager");
  const { obstacles, giver, receiverName } = await manager.simTransfer.show({ id });
  expect([obstacles, giver.id, receiverName]).toEqual([[], "alfa", expect.any(String)]);
  await manager.simTransfer.leadOn({ id, ...key() });

  const { rows } = await api.portalAs("beta", "operator-viewer").simTransfer.incoming({});
  const incomingId = rows[0]?.id ?? "";
  expect(await readable("beta", { in: incomingId })).not.toMatch(/alfa/i);
  // What its own people wrote stands there; nothing tells a code of somebody from one of nobody.
  const texts = [await readable("alfa", { out: id }), await readable("alfa", { out: toNobody })];
  for (const text of texts) expect(text).not.toContain("wholesale-manager");
  const { simTransfer } = api.portalAs("alfa", "operator-admin");
  const [first, second] = [await simTransfer.show({ id }), await simTransfer.show({ id: toNobody })];
  const own = { id: "", receiver: "", iccids: [], askedAt: null };
  expect({ ...first, ...own }).toEqual({ ...second, ...own });

  const taker = api.portalAs("beta", "operator-admin", person("beta"));
  expect(await taker.simTransfer.take({ id: incomingId, ...key() })).toMatchObject({ sims: 1 });
  expect(await readable("beta", { in: incomingId })).not.toMatch(/alfa/i);
  expect(await readable("alfa", { out: id })).not.toContain(person("beta").email);
  expect((await simTransfer.show({ id })).status).toBe("done");
  expect(await manager.simTransfer.show({ id })).toMatchObject({
    ...{ status: "done", approval: { by: "wholesale-manager@example.net" } },
    answer: { by: person("beta").email, reason: null },
  });
});

test("what the MVNA cannot lead on says why to it, and to nobody else", async () => {
  const id = await offerOne(api, "alfa", "nobody");
  const manager = api.consoleAs("wholesale-manager");
  expect((await manager.simTransfer.show({ id })).obstacles).toEqual([
    { kind: "no-such-operator", sims: 0, first: null },
  ]);
  await expect(manager.simTransfer.leadOn({ id, ...key() })).rejects.toMatchObject({ code: "CONFLICT" });
  const reason = "Ask us for the right code.";
  await manager.simTransfer.refuse({ id, reason, ...key() });
  const shown = await api.portalAs("alfa", "operator-admin").simTransfer.show({ id });
  expect(shown).toMatchObject({ status: "refused", endNote: reason });
  expect((await manager.simTransfer.list({ view: "open" })).rows.map((row) => row.id)).not.toContain(id);
});
