import { expect, test } from "vitest";
import { readQr } from "../testing/read-qr.ts";
import { drawActivationCode } from "./draw-activation-code.ts";

test.each([
  "LPA:1$smdp.example$AB12-CD34",
  "LPA:1$rsp.truly-long-name.operator.example$04386-AGYFT-A74Y8-3F815$$1",
])("a camera reads %s from the drawing", async (text) => {
  expect(readQr(await drawActivationCode(text))).toBe(text);
});
