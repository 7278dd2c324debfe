import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newSecret, secretsAt, secretText, signedHeaders } from "./sign.ts";

const ENDPOINT = "0199aaaa-0000-7000-8000-000000000001";
const BODY = JSON.stringify({ type: "statement.issued", data: { seller: "Grüße" } });

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", "a secret of the tests that is long enough");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("a receiver that verifies by the standard's own library takes what we sign", () => {
  const secret = randomBytes(32);
  const headers = signedHeaders({ id: "e1", at: new Date(), body: BODY }, [secret]);
  const receiver = new Webhook(secretText(secret));
  expect(receiver.verify(BODY, headers)).toEqual(JSON.parse(BODY));
  expect(() => receiver.verify(`${BODY} `, headers)).toThrow();
  expect(() => receiver.verify(BODY, { ...headers, "webhook-id": "e2" })).toThrow();
  expect(() => new Webhook(secretText(randomBytes(32))).verify(BODY, headers)).toThrow();
});

test("what was signed too long ago is refused by the receiver", () => {
  const secret = randomBytes(32);
  const at = new Date(Date.now() - 600_000);
  const headers = signedHeaders({ id: "e1", at, body: BODY }, [secret]);
  expect(() => new Webhook(secretText(secret)).verify(BODY, headers)).toThrow(/too old/);
});

test("while secrets overlap a receiver with either takes it, and afterwards with the new one alone", () => {
  const endpoint = {
    id: ENDPOINT,
    secretSealed: newSecret(ENDPOINT),
    previousSealed: newSecret(ENDPOINT),
    previousUntil: new Date(Date.now() + 60_000),
  };
  const [present, previous] = secretsAt(endpoint, new Date());
  if (present === undefined || previous === undefined) throw new Error("two secrets sign");
  const headersAt = (at: Date) =>
    signedHeaders({ id: "e1", at: new Date(), body: BODY }, secretsAt(endpoint, at));
  const both = headersAt(new Date());
  for (const secret of [present, previous]) {
    expect(new Webhook(secretText(secret)).verify(BODY, both)).toEqual(JSON.parse(BODY));
  }
  const after = headersAt(endpoint.previousUntil);
  expect(new Webhook(secretText(present)).verify(BODY, after)).toEqual(JSON.parse(BODY));
  expect(() => new Webhook(secretText(previous)).verify(BODY, after)).toThrow();
});

test("a sealed secret opens for its own endpoint alone", () => {
  const other = "0199aaaa-0000-7000-8000-000000000002";
  const sealed = { secretSealed: newSecret(ENDPOINT), previousSealed: null, previousUntil: null };
  expect(secretsAt({ id: ENDPOINT, ...sealed }, new Date())).toHaveLength(1);
  expect(() => secretsAt({ id: other, ...sealed }, new Date())).toThrow();
});
