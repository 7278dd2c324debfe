import { expect, test } from "vitest";
import { hashPassword, matchesPassword } from "./hash-password.ts";
import { inHashSlot } from "./hash-slots.ts";

const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };

test("a hash is argon2id, salted, and matches its password alone", async () => {
  const hash = await hashPassword("trout leaps", CHEAP);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
  expect(hash).not.toBe(await hashPassword("trout leaps", CHEAP));
  expect(await matchesPassword(hash, "trout leaps")).toBe(true);
  expect(await matchesPassword(hash, "Trout leaps")).toBe(false);
});

test("a real hash costs what the recommendation asks for", async () => {
  expect(await hashPassword("trout leaps")).toContain("$m=19456,t=2,p=1$");
});

test("an umlaut is one, whichever keyboard it came from", async () => {
  const hash = await hashPassword("Fl\u00fcsse", CHEAP);
  expect(await matchesPassword(hash, "Flu\u0308sse")).toBe(true);
});

test("nobody's password matches nothing", async () => {
  expect(await matchesPassword(null, "")).toBe(false);
});

test("at most four are hashed at once, and all have their turn", async () => {
  let running = 0;
  let most = 0;
  const work = async (index: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    if (index % 7 === 0) throw new Error("failed");
  };
  const all = Array.from({ length: 40 }, (_, index) => inHashSlot(() => work(index)));
  const settled = await Promise.allSettled(all);
  expect(most).toBe(4);
  expect(settled.filter(({ status }) => status === "rejected")).toHaveLength(6);
});
