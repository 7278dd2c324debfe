import { expect, it } from "vitest";
import { parsePickup, pickupSettingsSchema } from "./settings.ts";

const sftp = {
  from: "sftp",
  host: "files.example.net",
  user: "mvna",
  path: "/out",
  hostKey: `SHA256:${"A".repeat(43)}`,
  login: { password: { variable: "TRIBUTARY_SFTP_DE1" } },
};
const isTaken = (settings: object) => pickupSettingsSchema.safeParse(settings).success;

it("fills in what may be left out", () => {
  expect(parsePickup("de1", { from: "folder", path: "/in" })).toMatchObject({
    ...{ pattern: "*", every: 5, lateAfter: null, settleSeconds: 10, filesAtOnce: 1, isPaused: false },
  });
  expect(parsePickup("de1", sftp)).toMatchObject({ port: 22, every: 5 });
});

it("refuses a server without its key, and a secret that stands in the settings", () => {
  const { hostKey: _, ...unknown } = sftp;
  expect(isTaken(unknown)).toBe(false);
  expect(isTaken({ ...sftp, hostKey: "MD5:00:11" })).toBe(false);
  expect(isTaken({ ...sftp, login: { password: "hunter2" } })).toBe(false);
  expect(isTaken({ ...sftp, login: {} })).toBe(false);
});

it("lends no secret of the installation or of the machine to a server", () => {
  for (const login of [
    { password: { variable: "TRIBUTARY_SECRET" } },
    { password: { variable: "DATABASE_URL" } },
    { key: { file: "../secret" } },
    { key: { file: "/etc/shadow" } },
    { key: { file: ".." } },
  ]) {
    expect(isTaken({ ...sftp, login })).toBe(false);
  }
  expect(isTaken({ ...sftp, login: { key: { file: "de1_ed25519" } } })).toBe(true);
});

it("names what is wrong", () => {
  expect(() => parsePickup("de1", { from: "folder", path: "in", pattern: "a/b" })).toThrow(/pickup.*de1/);
});
