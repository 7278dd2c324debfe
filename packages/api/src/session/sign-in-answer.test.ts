import { expect, test } from "vitest";
import { readSignInAnswer, textOfMissing } from "./sign-in-answer.ts";

test("what is missing is read back as it was said", () => {
  const operators = [{ id: "aurora", name: "Aurora: mobile" }];
  expect(readSignInAnswer(textOfMissing({ needs: "second-factor" }))).toEqual({ kind: "second-factor" });
  expect(readSignInAnswer(textOfMissing({ needs: "operator", operators }))).toEqual({
    kind: "operators",
    operators,
  });
});

test("no text is success, any other a refusal", () => {
  expect(readSignInAnswer(null)).toEqual({ kind: "signed-in" });
  expect(readSignInAnswer("SIGN_IN_THROTTLED")).toEqual({ kind: "refused", code: "SIGN_IN_THROTTLED" });
});
