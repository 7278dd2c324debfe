import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { expect, test } from "vitest";
import { z } from "zod";
import { portalRouter } from "../portal/root.ts";
import { receiveUpload } from "../portfolio/receive-upload.ts";
import { portfolioRouter } from "../portfolio/root.ts";
import { listProcedures } from "../testing/list-procedures.ts";
import { unboundedParts } from "../testing/unbounded-parts.ts";
import { CLIENT_HEADER, serveRouter } from "../trpc/http.ts";

const procedures = [...listProcedures(portfolioRouter), ...listProcedures(portalRouter)];

test("every input refuses keys it does not know, and nothing in it can grow without bound", () => {
  const faults = procedures.flatMap(({ path, input }) =>
    (input === null ? [] : unboundedParts(input)).map((fault) => `${path}: ${fault}`),
  );
  expect(faults).toEqual([]);
  const inputs = procedures.filter(({ input }) => input !== null);
  const held = inputs.filter(({ input }) => refusesStrangeKeys(input));
  reportGuarantee(46, held.length, inputs.length, "inputs that are strict and bounded");
});

test("every command asks for a key, so that sending it again has one effect", () => {
  const commands = procedures.filter(({ kind }) => kind === "mutation");
  const held = commands.filter(
    ({ input }) => input instanceof z.ZodObject && input.shape.idempotencyKey !== undefined,
  );
  reportGuarantee(21, held.length, commands.length, "commands that carry an idempotency key");
});

test("no input of the portal names an operator or a tenant", () => {
  const named = listProcedures(portalRouter).flatMap(({ path, input }) => {
    const keys = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
    return keys.filter((key) => /operator|tenant/i.test(key)).map((key) => `${path}: ${key}`);
  });
  expect(named).toEqual([]);
});

test("what does not come from the application's own pages is refused before it is read", async () => {
  const serve = serveRouter("console", portfolioRouter);
  const own = { host: "console.example", origin: "https://console.example", [CLIENT_HEADER]: "console" };
  const foreign: Readonly<Record<string, Record<string, string>>> = {
    "another origin": { ...own, origin: "https://evil.example" },
    "an origin on another port": { ...own, origin: "https://console.example:8443" },
    "a sandboxed origin": { ...own, origin: "null" },
    "a cross-site fetch": { ...own, "sec-fetch-site": "cross-site" },
    "a same-site fetch": { ...own, "sec-fetch-site": "same-site" },
    "a plain form": { host: own.host, origin: own.origin },
    "the other application's client": { ...own, [CLIENT_HEADER]: "portal" },
    "a body beyond bounds": { ...own, "content-length": "99000000" },
  };
  let held = 0;
  for (const [, headers] of Object.entries(foreign)) {
    const answer = await serve(
      new Request("https://console.example/api/trpc/me.get", { method: "POST", headers, body: "{}" }),
    );
    if (answer.status === 403 || answer.status === 413) held += 1;
  }
  reportGuarantee(46, held, Object.keys(foreign).length, "foreign requests refused before they are read");
});

test("a file from elsewhere is refused before it is read", async () => {
  const headers = { host: "console.example", origin: "https://evil.example", [CLIENT_HEADER]: "console" };
  const sent = new Request("https://console.example/api/usage-uploads", {
    method: "POST",
    headers,
    body: "x",
  });
  const answer = await receiveUpload(sent);
  expect(answer.status).toBe(403);
  expect(sent.bodyUsed).toBe(false);
});

test("a loose input and a long one are seen", () => {
  const loose = z.object({ name: z.string(), list: z.array(z.uuid()) }).loose();
  expect(unboundedParts(loose)).toEqual([
    "input takes any key",
    "input.name takes a text of any length",
    "input.list takes any number of items",
  ]);
});

function refusesStrangeKeys(input: z.ZodType | null): boolean {
  const strange = [{ strangeKey: 1 }, JSON.parse('{"__proto__": {"isAdmin": true}}'), { constructor: 1 }];
  return strange.every((value) => {
    const { success, error } = input?.safeParse(value) ?? { success: true };
    return !success && error !== undefined && mentionsKeys(error);
  });
}

/** Refused because of the key itself, not only because something else is missing. */
function mentionsKeys(error: z.ZodError): boolean {
  return error.issues.some(({ code }) => code === "unrecognized_keys");
}
