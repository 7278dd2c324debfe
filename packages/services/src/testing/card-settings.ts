import { readSealKeys } from "../subscriber/seal-keys.ts";

export const CARD_KEYS = readSealKeys(`1:${"5".repeat(64)}`);

/** How an operator of the tests takes cards. */
export const CARD_SETTINGS = {
  publishableKey: "pk_test_standin",
  returnUrl: "https://alfa.example/thanks",
  isActive: true,
};
