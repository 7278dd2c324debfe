import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld, type PortalCaller } from "../testing/api-world.ts";

const person = { name: "Zebulon Quark", email: "zq@quark.example", address: "7 Gluon Way", language: "en" };
const billing = "postpaid" as const;

let api: ApiWorld;
let admin: PortalCaller;
beforeAll(async () => {
  api = await makeApiWorld();
  admin = api.portalAs("alfa", "operator-admin");
  await admin.subscriber.add({ number: "S-1", ...person, billing, ...key() });
});
afterAll(() => api.close());

const key = () => ({ idempotencyKey: crypto.randomUUID() });
const masked = { isMasked: true, until: null, vatId: null, name: "Z••• Q•••", email: "•••", address: "•••" };

test("whoever says why sees who it is; nobody else does, and no key or audit row tells", async () => {
  const number = "S-1";
  expect((await admin.subscriber.show({ number })).identity).toEqual(masked);
  const { until } = await admin.subscriber.reveal({ number, reason: "A call of today.", ...key() });
  expect((await admin.subscriber.show({ number })).identity).toMatchObject({
    isMasked: false,
    until,
    ...names(),
  });
  for (const role of ["operator-support", "operator-viewer", "operator-finance"] as const) {
    expect((await api.portalAs("alfa", role).subscriber.show({ number })).identity, role).toEqual(masked);
  }
  await admin.subscriber.list({ search: "quark zebulon" });
  await admin.subscriber.export({ search: "quark", form: "raw" });
  const { rows } = await api.test.superuser.query<{ kept: string }>(
    `SELECT to_jsonb(k)::text AS kept FROM idempotency_key k
     UNION ALL SELECT to_jsonb(a)::text FROM audit_event a`,
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter(({ kept }) => /zebulon|quark|gluon/i.test(kept))).toEqual([]);
});

test("a viewer finds nobody by name, and sees identifiers masked", async () => {
  const file =
    "number,iccid,imsis,msisdn,validFrom\nS-2,8949010000000000008,262010000000001,4915112345678,2026-01-01\n";
  const fileBase64 = Buffer.from(file).toString("base64");
  expect(await admin.subscriber.preview({ fileName: "a.csv", fileBase64 })).toMatchObject({ subscribers: 1 });
  await admin.subscriber.import({ fileName: "a.csv", fileBase64, ...key() });
  const viewer = api.portalAs("alfa", "operator-viewer");
  expect((await viewer.subscriber.list({ search: "Zebulon" })).total).toBe(0);
  expect((await admin.subscriber.list({ search: "Zebulon" })).total).toBe(1);
  expect((await viewer.subscriber.list({ search: "4915112345678" })).rows).toMatchObject([
    { msisdn: "•••678" },
  ]);
  expect((await admin.subscriber.list({ search: "4915112345678" })).rows).toMatchObject([
    { msisdn: "4915112345678" },
  ]);
  expect((await viewer.search.find({ text: "Zebulon" })).subscribers).toEqual([]);
  expect((await admin.search.find({ text: "zebulon" })).subscribers).toEqual([
    { number: "S-1", name: "Z••• Q•••" },
  ]);
});

test("a sibling finds nobody of it, whatever is searched for", async () => {
  const beta = api.portalAs("beta", "operator-admin");
  for (const text of ["S-1", "Zebulon", "4915112345678", "8949010000000000008", "262010000000001"]) {
    expect((await beta.subscriber.list({ search: text })).total, text).toBe(0);
    expect((await beta.search.find({ text })).subscribers, text).toEqual([]);
  }
  expect((await beta.sim.list({})).total).toBe(0);
  expect((await beta.number.list({})).total).toBe(0);
});

test("a file with a wrong row is refused with the line and the reason", async () => {
  const fileBase64 = Buffer.from("number,email\nS-9,nobody\n").toString("base64");
  const { faults } = await admin.subscriber.preview({ fileName: "a.csv", fileBase64 });
  expect(faults).toEqual([{ line: 2, column: "email", reason: "This is no e-mail address." }]);
  const refused = await admin.subscriber
    .import({ fileName: "a.csv", fileBase64, ...key() })
    .catch((e: unknown) => e);
  expect(refused).toBeInstanceOf(TRPCError);
  expect(refused).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("line 2, email") });
});

function names() {
  const { name, email, address } = person;
  return { name, email, address };
}
