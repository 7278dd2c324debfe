import { DomainError } from "@tributary/domain/error";
import { expect, test } from "vitest";
import { fullDiskOf } from "./full-disk.ts";

test("a full disk is said without what the database said of it", () => {
  const error = Object.assign(new Error('could not extend file "base/5/2619"'), { code: "53100" });
  const told = fullDiskOf(error);
  expect(told).toMatchObject({ code: "DISK_FULL", details: {} });
  expect(told?.message).not.toContain("base");
});

test("other failures, and refusals that have their own sentence, are left alone", () => {
  expect(fullDiskOf(new Error("connect ECONNREFUSED"))).toBeNull();
  expect(fullDiskOf(new DomainError("DISK_FULL", "There is no room left for the file."))).toBeNull();
});
