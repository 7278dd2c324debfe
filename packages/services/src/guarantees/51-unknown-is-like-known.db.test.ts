import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { DomainError } from "@tributary/domain/error";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePeople, type People } from "../testing/people.ts";
import { requestPasswordReset } from "../user/request-password-reset.ts";

const TRIES = 30;
/** Far above the noise of a busy machine, far below what a missing hash would make: more than ten times. */
const WIDEST = 2;

let people: People;
beforeAll(async () => {
  people = await makePeople();
  const auditor = [{ role: "auditor", operatorId: null }] as const;
  for (let index = 0; index < TRIES; index++) await people.add(`known${index}@mvna.example`, auditor, "real");
});
afterAll(() => people.close());

interface Heard {
  readonly answer: string;
  readonly ms: number;
}

async function trySignIn(email: string, index: number): Promise<Heard> {
  const start = performance.now();
  // Each from a network of its own, so that nobody is throttled.
  const request = { password: "not the password", ipAddress: `10.1.${index}.1` };
  const answer = await people.signIn(email, "console", request).catch((error: unknown) => error);
  const ms = performance.now() - start;
  if (!(answer instanceof DomainError)) throw answer;
  return { answer: JSON.stringify([answer.code, answer.message, answer.details]), ms };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

test("an unknown and a known address hear the same and wait as long", async () => {
  const known: Heard[] = [];
  const unknown: Heard[] = [];
  for (let index = 0; index < TRIES; index++) {
    known.push(await trySignIn(`known${index}@mvna.example`, index));
    unknown.push(await trySignIn(`unknown${index}@mvna.example`, index));
  }
  const same = known.filter(({ answer }, index) => answer === unknown[index]?.answer).length;
  const [a, b] = [known, unknown].map((heard) => median(heard.map(({ ms }) => ms))) as [number, number];
  console.log(
    `median of ${TRIES}: ${a.toFixed(1)} ms for a known address, ${b.toFixed(1)} ms for an unknown one`,
  );
  expect(Math.max(a, b) / Math.min(a, b)).toBeLessThan(WIDEST);
  reportGuarantee(51, same, TRIES, "unknown addresses heard what known ones hear");
});

test("whoever asks for a new password hears the same", async () => {
  const ask = (email: string) =>
    requestPasswordReset(people.auth, { email, app: "console", ipAddress: null });
  expect(await ask("known1@mvna.example")).toEqual(await ask("unknown1@mvna.example"));
  // One audit row each, and only the known one gets a mail.
  const rows = await people.test
    .portfolioDb()
    .auditEvent.findMany({ where: { action: { startsWith: "user:request" } } });
  expect(rows.map(({ subject, action }) => [subject, action])).toEqual([
    ["known1@mvna.example", "user:request-password-reset"],
    ["unknown1@mvna.example", "user:request-password-reset-refused"],
  ]);
  await expect.poll(() => people.takeMails()).toHaveLength(1);
});
