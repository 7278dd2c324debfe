import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { DomainError } from "@tributary/domain/error";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makePeople, type People } from "../testing/people.ts";

const VICTIM = "vera@mvna.example";
const NOBODY = "nobody@mvna.example";
const HOME = "198.51.100.7";
const START = Date.UTC(2026, 10, 2, 8);
const MINUTE = 60_000;
const after = (ms: number) => new Date(START + ms);

let people: People;
beforeAll(async () => {
  people = await makePeople();
  await people.add(VICTIM, [{ role: "auditor", operatorId: null }]);
});
beforeEach(() => people.auth.loginThrottle.deleteMany({}));
afterAll(() => people.close());

/** What somebody with a wrong password hears. */
async function guess(email: string, ipAddress: string, at = after(MINUTE)): Promise<string> {
  const failed = people.signIn(email, "console", { password: "not the password", ipAddress, at });
  return failed.then(
    () => "let in",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

function guessFrom(email: string, networks: number, perNetwork: number): Promise<string[]> {
  const places = Array.from({ length: networks }, (_, network) => `203.0.${network}.1`);
  return Promise.all(
    places.flatMap((place) => Array.from({ length: perNetwork }, () => guess(email, place))),
  );
}

const isLetIn = async (ipAddress: string, at = after(2 * MINUTE)) =>
  people.signIn(VICTIM, "console", { ipAddress, at }).then(
    (answer) => "sessionId" in answer,
    () => false,
  );

const count = (heard: readonly string[], code: string) => heard.filter((one) => one === code).length;

test("others who try an account from everywhere leave its owner free to sign in", async () => {
  expect(await isLetIn(HOME, after(0))).toBe(true);
  let held = 0;
  const rounds = 5;
  for (let round = 0; round < rounds; round++) {
    await people.auth.loginThrottle.deleteMany({});
    // The neighbours try as well: fifty guesses at whoever, and some at the victim.
    await guessFrom(VICTIM, 8, 3);
    await Promise.all(Array.from({ length: 6 }, () => guess(VICTIM, "198.51.100.8")));
    const home = await isLetIn(HOME, after((round + 2) * 1000));
    const travelling = await isLetIn(`192.0.2.${round}`, after((round + 2) * 1000));
    if (home && travelling) held += 1;
  }
  reportGuarantee(54, held, rounds, "attacks left the victim free to sign in, at home and away");
});

test("five failures of one account from one network are heard, however many come at once", async () => {
  const heard = await Promise.all(
    Array.from({ length: 20 }, (_, host) => guess(VICTIM, `203.0.113.${host}`)),
  );
  expect([count(heard, "SIGN_IN_REFUSED"), count(heard, "SIGN_IN_THROTTLED")]).toEqual([5, 15]);
  // Then the right password is not heard either, until the window is over.
  expect(await isLetIn("203.0.113.200")).toBe(false);
  expect(await isLetIn("203.0.113.200", after(17 * MINUTE))).toBe(true);
});

test("fifty failures of one network are heard, whichever accounts it tries", async () => {
  const tries = Array.from({ length: 60 }, (_, index) => guess(`name${index}@mvna.example`, "203.0.113.9"));
  const heard = await Promise.all(tries);
  expect([count(heard, "SIGN_IN_REFUSED"), count(heard, "SIGN_IN_THROTTLED")]).toEqual([50, 10]);
});

test("an account that exists is throttled as one that does not", async () => {
  const known = await guessFrom(VICTIM, 6, 5);
  const unknown = await guessFrom(NOBODY, 6, 5);
  for (const heard of [known, unknown]) {
    // Twenty failures from anywhere; after them one from each network is heard, which all of these have had.
    expect(count(heard, "SIGN_IN_REFUSED")).toBeGreaterThanOrEqual(20);
    expect(count(heard, "SIGN_IN_REFUSED")).toBeLessThanOrEqual(26);
  }
  for (const email of [VICTIM, NOBODY]) {
    expect(await guess(email, "192.0.2.77")).toBe("SIGN_IN_REFUSED");
    expect(await guess(email, "192.0.2.77")).toBe("SIGN_IN_THROTTLED");
  }
});

test("a known address answers for its own failures", async () => {
  await isLetIn(HOME, after(0));
  const heard = [];
  for (let index = 0; index < 7; index++) heard.push(await guess(VICTIM, HOME));
  expect(heard.slice(-2)).toEqual(["SIGN_IN_THROTTLED", "SIGN_IN_THROTTLED"]);
  expect(await isLetIn(HOME)).toBe(false);
});

test("every refusal leaves one audit row", async () => {
  const refusals = () =>
    people.test.portfolioDb().auditEvent.count({ where: { action: "session:sign-in-refused" } });
  const before = await refusals();
  await guessFrom(VICTIM, 3, 7);
  expect((await refusals()) - before).toBe(21);
});
