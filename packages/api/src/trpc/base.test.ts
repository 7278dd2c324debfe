import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { refusalOf } from "./base.ts";

const failed = (cause: Error) => refusalOf(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));

test("a full disk is said to people, without what the database said of it", () => {
  const told = failed(Object.assign(new Error('could not extend file "base/5/2619"'), { code: "53100" }));
  expect(told.code).toBe("SERVICE_UNAVAILABLE");
  expect(told.message).toContain("disk is full, and nothing was changed");
  expect(told.cause).toMatchObject({ code: "DISK_FULL", details: {} });
});

test("another failure stays one, to be masked", () => {
  expect(failed(new Error("connect ECONNREFUSED 127.0.0.1:5432")).code).toBe("INTERNAL_SERVER_ERROR");
});
