import type { Actor } from "@tributary/domain/user/actor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditRows, makePeople, PASSWORD, type People, present, tokenIn } from "../testing/people.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { disableUser } from "./disable-user.ts";
import { grantAccountRole } from "./grant-account-role.ts";
import { inviteAccount } from "./invite-account.ts";
import { listAccounts } from "./list-accounts.ts";
import { revokeAccountRole } from "./revoke-account-role.ts";

const CLI: Actor = {
  userId: null,
  email: "cli",
  app: "cli",
  bindings: [{ role: "owner", operatorId: null }],
};

let people: People;
let here: string;
let there: string;
let admin: Actor;
beforeAll(async () => {
  people = await makePeople();
  here = (await people.test.makeOperator()).id;
  there = (await people.test.makeOperator()).id;
  await people.add("admin@here.example", [{ role: "operator-admin", operatorId: here }]);
  admin = await people.enter("admin@here.example", "portal");
});
afterAll(() => people.close());

const accounts = () => people.auth.accountsOf(here);
const refusal = (code: string) => ({ code });

function invite(email: string, role = "operator-viewer") {
  return inviteAccount({ auth: people.auth, accounts: accounts() }, admin, { email, role });
}

async function shown(email: string) {
  return present((await listAccounts(accounts())).find((account) => account.email === email));
}

describe("an operator's administrator", () => {
  test("invites to the operator's own roles, and to no other", async () => {
    await expect(invite("new@here.example", "owner")).rejects.toMatchObject(refusal("INPUT_INVALID"));
    await expect(invite("new@here.example", "support-agent")).rejects.toMatchObject(refusal("INPUT_INVALID"));
    expect(await invite("new@here.example")).toEqual({ isMailed: true });
    const token = tokenIn((await people.takeMails())[0]);
    await acceptInvitation(people.auth, { token, name: "Nina", password: PASSWORD });
    expect(await people.enter("new@here.example", "portal")).toMatchObject({ operatorId: here });
    expect(await shown("new@here.example")).toMatchObject({ name: "Nina", status: "active" });
    expect((await auditRows(people.test)).find(({ action }) => action === "user:invite")).toMatchObject({
      actor: "admin@here.example",
      subject: "new@here.example",
      operatorId: here,
      app: "portal",
    });
  });

  test("does not learn whether an address is known elsewhere", async () => {
    await people.add("known@there.example", [{ role: "operator-admin", operatorId: there }]);
    const off = await people.add("off@there.example", [{ role: "operator-admin", operatorId: there }]);
    await disableUser(people.auth, CLI, { userId: off });
    const emails = ["known@there.example", "off@there.example", "unknown@there.example"];
    const seen = [];
    for (const email of emails) {
      const answers = [await invite(email), await invite(email)];
      const { userId: _, bindings, ...account } = await shown(email);
      const roles = bindings.map(({ role, grantedBy }) => ({ role, grantedBy }));
      seen.push(JSON.stringify({ answers, account, roles }).replaceAll(email, "somebody"));
    }
    expect(new Set(seen).size).toBe(1);
    const mails = await people.takeMails();
    expect(mails).toHaveLength(6);
    // Only the owner of the mailbox sees the difference.
    expect(mails.filter((mail) => mail.includes("token="))).toHaveLength(2);
  });

  test("does not end what somebody does at another operator", async () => {
    await people.add("shared@work.example", [{ role: "operator-admin", operatorId: there }]);
    const elsewhere = await people.enter("shared@work.example", "portal");
    await invite("shared@work.example");
    expect(await people.isLive(elsewhere)).toBe(true);
    const local = await people.enter("shared@work.example", "portal", { operatorId: here });
    const { bindings } = await shown("shared@work.example");
    await revokeAccountRole(accounts(), admin, { bindingId: present(bindings[0]).id });
    expect([await people.isLive(local), await people.isLive(elsewhere)]).toEqual([false, true]);
  });

  test("finds nobody of another operator", async () => {
    const userId = await people.add("theirs@there.example", [{ role: "operator-viewer", operatorId: there }]);
    const binding = present(await people.auth.roleBinding.findFirst({ where: { userId } }));
    const take = revokeAccountRole(accounts(), admin, { bindingId: binding.id });
    await expect(take).rejects.toMatchObject(refusal("NOT_FOUND"));
    const give = grantAccountRole(accounts(), admin, { userId, role: "operator-admin" });
    await expect(give).rejects.toMatchObject(refusal("NOT_FOUND"));
    expect((await listAccounts(accounts())).map(({ email }) => email)).not.toContain("theirs@there.example");
  });

  test("gives and takes the roles of others, never their own", async () => {
    const userId = await people.add("staff@here.example", [{ role: "operator-viewer", operatorId: here }]);
    const request = { userId, role: "operator-finance" };
    await grantAccountRole(accounts(), admin, request);
    await expect(grantAccountRole(accounts(), admin, request)).rejects.toMatchObject(refusal("ALREADY_DONE"));
    const lift = grantAccountRole(accounts(), admin, { userId, role: "owner" });
    await expect(lift).rejects.toMatchObject(refusal("INPUT_INVALID"));
    const own = present((await shown("admin@here.example")).bindings[0]);
    await expect(revokeAccountRole(accounts(), admin, { bindingId: own.id })).rejects.toMatchObject(
      refusal("ACCESS_DENIED"),
    );
    expect((await shown("staff@here.example")).bindings.map(({ role }) => role)).toEqual([
      "operator-viewer",
      "operator-finance",
    ]);
  });
});
