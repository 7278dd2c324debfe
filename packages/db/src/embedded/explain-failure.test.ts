import { expect, test } from "vitest";
import { explainFailure } from "./explain-failure.ts";

test.each([
  ["FATAL:  could not write lock file: No space left on device", "DISK_FULL", /disk is full/],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', "PORT_IN_USE", /took its port/],
  [
    'initdb: error: could not access directory "/x": Permission denied',
    "DATABASE_UNAVAILABLE",
    /data folder/,
  ],
  ["FATAL:  something new", "DATABASE_UNAVAILABLE", /log \/home\/server\.log says why/],
])("%s is %s", (text, code, sentence) => {
  const error = explainFailure("start", text, "/home/server.log");
  expect(error.code).toBe(code);
  expect(error.message).toMatch(sentence);
});
