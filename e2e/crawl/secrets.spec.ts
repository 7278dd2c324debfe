import { createHmac, hkdfSync } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { DEMO_PASSWORD, homeOf } from "../people/apps.ts";
import { closingLine } from "../people/closing-line.ts";

const root = resolve(import.meta.dirname, "../..");

test("no secret of the installation stands in what browsers load or in what the servers say", () => {
  const secret = readFileSync(join(homeOf(), "secret"), "utf8").trim();
  const roles = ["portfolio", "operator", "mediation", "auth"].map((name) => `tributary_${name}`);
  const secrets = [
    secret,
    ...roles.map((role) => createHmac("sha256", secret).update(role).digest("hex")),
    Buffer.from(hkdfSync("sha256", secret, "tributary", "auth", 32)).toString("hex"),
    ...(readFileSync(join(homeOf(), "subscriber-keys"), "utf8").match(/[0-9a-f]{64}/g) ?? []),
  ];
  const bundles = ["console", "portal"].flatMap((app) => filesUnder(join(root, "apps", app, ".next/static")));
  const log = process.env.TRIBUTARY_E2E_LOG ?? "";
  expect(bundles.length).toBeGreaterThan(10);
  expect(statSync(log).size).toBeGreaterThan(100);
  const faults = [...bundles, log].filter((file) => {
    const text = readFileSync(file, "latin1");
    return [...secrets, "postgresql://"].some((word) => text.includes(word));
  });
  // The demonstration's password is printed by whoever starts it, and stands in no bundle.
  faults.push(...bundles.filter((file) => readFileSync(file, "latin1").includes(DEMO_PASSWORD)));
  expect(faults).toEqual([]);
  const total = bundles.length + 1;
  closingLine(53, total - faults.length, total, "bundles and logs without a secret");
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
