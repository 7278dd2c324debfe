import { DomainError } from "@tributary/domain/error";
import { expect, test } from "vitest";
import { explainError } from "./explain-error.ts";

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

test.each([
  [coded("ENOSPC: no space left on device, write", "ENOSPC"), "DISK_FULL"],
  [coded('could not extend file "base/5/2619": No space left on device', "53100"), "DISK_FULL"],
  [new Error("transaction failed", { cause: coded("full", "53100") }), "DISK_FULL"],
  [coded("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"), "DATABASE_UNAVAILABLE"],
  [coded("password authentication failed", "28P01"), "DATABASE_UNAVAILABLE"],
])("%s is said in one sentence", (error, code) => {
  const explained = explainError(error);
  expect(explained).toBeInstanceOf(DomainError);
  expect(explained).toMatchObject({ code });
});

test("an error of another kind stays as it is", () => {
  const error = coded("duplicate key", "23505");
  expect(explainError(error)).toBe(error);
});
