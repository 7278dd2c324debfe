import type { Actor } from "@tributary/domain/user/actor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  auditRows,
  countAudits,
  makePeople,
  PASSWORD,
  type People,
  present,
  tokenIn,
} from "../testing/people.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { disableUser } from "./disable-user.ts";
import { enableUser } from "./enable-user.ts";
import { grantRole } from "./grant-role.ts";
import { inviteUser } from "./invite-user.ts";
import { listUsers } from "./list-users.ts";
import { readLink } from "./read-link.ts";
import { revokeRole } from "./revoke-role.ts";

let people: People;
let operatorId: string;
let owner: Actor;
let admin: Actor;
beforeAll(async () => {
  people = await makePeople();
  operatorId = (await people.test.makeOperator({ name: "Aurora" })).id;
  await people.add("owner@mvna.example", [{ role: "owner", operatorId: null }]);
  await people.add("admin@mvna.example", [{ role: "admin", operatorId: null }]);
  owner = await people.enter("owner@mvna.example", "console");
  admin = await people.enter("admin@mvna.example", "console");
});
afterAll(() => people.close());

const refusal = (code: string) => ({ code });
const invite = (email: string, role = "auditor", at?: Date) =>
  inviteUser(people.auth, admin, {
    email,
    role,
    operatorId: role.startsWith("operator-") ? operatorId : null,
    at,
  });

async function bindingOf(userId: string, role: string): Promise<string> {
  return present(await people.auth.roleBinding.findFirst({ where: { userId, role, revokedAt: null } })).id;
}

describe("an invitation", () => {
  test("is mailed, is taken up once, and lets its holder sign in", async () => {
    const before = present((await auditRows(people.test)).at(-1)).id;
    expect(await invite("New@MVNA.example")).toEqual({ isMailed: true });
    const [mail] = await people.takeMails();
    expect(mail).toContain("https://console.mvna.example/invitation?token=");
    const token = tokenIn(mail);
    const link = { token, purpose: "invitation" } as const;
    expect(await readLink(people.auth, link)).toEqual({ email: "new@mvna.example", app: "console" });
    const accepted = { token, name: " Nina  Berg ", password: PASSWORD };
    const both = await Promise.allSettled([1, 2].map(() => acceptInvitation(people.auth, accepted)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await people.enter("new@mvna.example", "console")).toMatchObject({ name: "Nina Berg" });
    await expect(readLink(people.auth, link)).rejects.toMatchObject(refusal("LINK_INVALID"));
    expect((await auditRows(people.test, before)).map(({ action, actor }) => [action, actor])).toEqual([
      ["user:invite", "admin@mvna.example"],
      ["user:accept-invitation", "new@mvna.example"],
      ["session:sign-in", "new@mvna.example"],
    ]);
  });

  test("works for three days, and not after another one was sent", async () => {
    const HOUR = 3_600_000;
    const sentAt = Date.UTC(2026, 10, 2);
    await invite("late@mvna.example", "auditor", new Date(sentAt));
    await invite("late@mvna.example", "auditor", new Date(sentAt));
    const [first, second] = (await people.takeMails())
      .map(tokenIn)
      .map((token) => ({ token, purpose: "invitation" }) as const);
    const readAt = (link: typeof first, hours: number) =>
      readLink(people.auth, { ...present(link), at: new Date(sentAt + hours * HOUR) });
    const links = await Promise.allSettled([readAt(first, 1), readAt(second, 1)]);
    // Mails of one moment lie in the spool in any order: one of the two works.
    expect(links.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const live = links[0]?.status === "fulfilled" ? first : second;
    await readAt(live, 71.9);
    await expect(readAt(live, 72)).rejects.toMatchObject(refusal("LINK_INVALID"));
  });

  test("of no use for another purpose, nor is a token that never was", async () => {
    await invite("other@mvna.example");
    const token = tokenIn((await people.takeMails())[0]);
    for (const link of [
      { token, purpose: "password_reset" },
      { token: "x", purpose: "invitation" },
    ] as const) {
      await expect(readLink(people.auth, link)).rejects.toMatchObject(refusal("LINK_INVALID"));
    }
    const stored = await people.test.superuser.query(
      "SELECT encode(token_hash, 'escape') AS hash FROM single_use_link",
    );
    expect(JSON.stringify(stored.rows)).not.toContain(token);
  });

  test("is not taken up with a weak password or without a name", async () => {
    await invite("weak@mvna.example");
    const token = tokenIn((await people.takeMails())[0]);
    const accept = (name: string, password: string) =>
      acceptInvitation(people.auth, { token, name, password });
    await expect(accept("Vera", "password1234")).rejects.toMatchObject(refusal("PASSWORD_WEAK"));
    await expect(accept("  ", PASSWORD)).rejects.toMatchObject(refusal("INPUT_INVALID"));
    expect(await accept("Vera", PASSWORD)).toEqual({ email: "weak@mvna.example", app: "console" });
  });

  test("to an operator's role leads to the portal", async () => {
    await invite("olga@work.example", "operator-admin");
    const [mail] = await people.takeMails();
    expect(mail).toContain("https://portal.mvna.example/invitation?token=");
    expect(mail).toContain("admin for Aurora");
    await acceptInvitation(people.auth, { token: tokenIn(mail), name: "Olga", password: PASSWORD });
    expect(await people.enter("olga@work.example", "portal")).toMatchObject({ operatorId });
  });

  test("stands when the mail server is away", async () => {
    process.env.TRIBUTARY_SMTP_URL = "smtp://127.0.0.1:1";
    try {
      expect(await invite("away@mvna.example")).toEqual({ isMailed: false });
    } finally {
      delete process.env.TRIBUTARY_SMTP_URL;
    }
    expect((await listUsers(people.auth, { search: "away@" })).users).toMatchObject([{ status: "invited" }]);
  });
});

describe("roles", () => {
  test("are given and taken, each by one audit row", async () => {
    const userId = await people.add("roles@mvna.example", [{ role: "auditor", operatorId: null }]);
    const before = await countAudits(people.test);
    const request = { userId, role: "fraud-analyst", operatorId: null };
    await grantRole(people.auth, admin, request);
    await expect(grantRole(people.auth, admin, request)).rejects.toMatchObject(refusal("ALREADY_DONE"));
    const bindingId = await bindingOf(userId, "fraud-analyst");
    await revokeRole(people.auth, admin, { bindingId });
    await expect(revokeRole(people.auth, admin, { bindingId })).rejects.toMatchObject(refusal("NOT_FOUND"));
    expect((await countAudits(people.test)) - before).toBe(2);
    await grantRole(people.auth, admin, request);
  });

  test("are not changed by their holder, and owners only by owners", async () => {
    const own = grantRole(people.auth, owner, {
      userId: present(owner.userId),
      role: "auditor",
      operatorId: null,
    });
    await expect(own).rejects.toMatchObject(refusal("ACCESS_DENIED"));
    const userId = await people.add("lifted@mvna.example", [{ role: "auditor", operatorId: null }]);
    const lift = grantRole(people.auth, admin, { userId, role: "owner", operatorId: null });
    await expect(lift).rejects.toMatchObject(refusal("ACCESS_DENIED"));
    await expect(invite("lifted@mvna.example", "owner")).rejects.toMatchObject(refusal("ACCESS_DENIED"));
    const unmake = revokeRole(people.auth, admin, {
      bindingId: await bindingOf(present(owner.userId), "owner"),
    });
    await expect(unmake).rejects.toMatchObject(refusal("ACCESS_DENIED"));
    await expect(invite("admin@mvna.example", "auditor")).rejects.toMatchObject(refusal("ACCESS_DENIED"));
  });

  test("of nobody, or at no operator, are refused", async () => {
    const role = "operator-viewer";
    const nobody = "00000000-0000-7000-8000-000000000000";
    const ask = (userId: string, operator: string) =>
      grantRole(people.auth, admin, { userId, role, operatorId: operator });
    await expect(ask(nobody, operatorId)).rejects.toMatchObject(refusal("NOT_FOUND"));
    const userId = await people.add("noone@mvna.example", []);
    await expect(ask(userId, "no_operator")).rejects.toMatchObject(refusal("NOT_FOUND"));
  });

  test("keep the last owner, whichever way", async () => {
    const actor: Actor = { ...owner, userId: null, app: "cli" };
    const userId = present(owner.userId);
    const before = await countAudits(people.test);
    const bindingId = await bindingOf(userId, "owner");
    await expect(revokeRole(people.auth, actor, { bindingId })).rejects.toMatchObject(refusal("LAST_OWNER"));
    await expect(disableUser(people.auth, actor, { userId })).rejects.toMatchObject(refusal("LAST_OWNER"));
    expect(await countAudits(people.test)).toBe(before);
    const other = await people.add("second@mvna.example", [{ role: "owner", operatorId: null }]);
    await revokeRole(people.auth, actor, { bindingId: await bindingOf(other, "owner") });
  });
});

describe("a person who is disabled", () => {
  test("stays out until enabled again, with the same roles", async () => {
    const userId = await people.add("off@mvna.example", [{ role: "auditor", operatorId: null }]);
    await disableUser(people.auth, admin, { userId });
    await expect(people.signIn("off@mvna.example", "console")).rejects.toMatchObject(
      refusal("SIGN_IN_REFUSED"),
    );
    await expect(disableUser(people.auth, admin, { userId })).rejects.toMatchObject(refusal("ALREADY_DONE"));
    await expect(invite("off@mvna.example")).rejects.toMatchObject(refusal("INPUT_INVALID"));
    await enableUser(people.auth, admin, { userId });
    expect(await people.enter("off@mvna.example", "console")).toMatchObject({ userId });
  });

  test("takes no invitation up", async () => {
    await invite("early@mvna.example");
    const token = tokenIn((await people.takeMails())[0]);
    const { id: userId } = present(
      await people.auth.user.findUnique({ where: { email: "early@mvna.example" } }),
    );
    await disableUser(people.auth, admin, { userId });
    const late = acceptInvitation(people.auth, { token, name: "Eve", password: PASSWORD });
    await expect(late).rejects.toMatchObject(refusal("LINK_INVALID"));
    await enableUser(people.auth, admin, { userId });
    expect((await listUsers(people.auth, { search: "early@" })).users).toMatchObject([{ status: "invited" }]);
  });

  test("is no owner, unless an owner says so", async () => {
    const userId = await people.add("third@mvna.example", [{ role: "owner", operatorId: null }]);
    await expect(disableUser(people.auth, admin, { userId })).rejects.toMatchObject(refusal("ACCESS_DENIED"));
    await disableUser(people.auth, owner, { userId });
    await expect(enableUser(people.auth, admin, { userId })).rejects.toMatchObject(refusal("ACCESS_DENIED"));
  });
});

test("people are listed with their roles, fifty at a time", async () => {
  await people.test.superuser.query(
    `INSERT INTO app_user (id, email, name)
     SELECT gen_random_uuid(), 'z' || n || '@mass.example', 'Mass' FROM generate_series(100, 159) AS n`,
  );
  const first = await listUsers(people.auth, { search: "MASS" });
  const second = await listUsers(people.auth, { search: "MASS", after: present(first.next) });
  expect([first.users.length, second.users.length, second.next]).toEqual([50, 10, null]);
  const { users } = await listUsers(people.auth, { search: "olga@work.example" });
  expect(users).toMatchObject([
    {
      name: "Olga",
      status: "active",
      hasSecondFactor: false,
      lastSeenAt: expect.any(Number),
      bindings: [
        { role: "operator-admin", operator: { id: operatorId, name: "Aurora" }, grantedBy: admin.email },
      ],
    },
  ]);
});
