// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { createElement, type ReactElement } from "react";
import { afterEach, expect, test } from "vitest";
import { Instant } from "./instant.tsx";
import { Money } from "./money.tsx";
import { Percent } from "./percent.tsx";
import { Quantity } from "./quantity.tsx";

const textOf = (element: ReactElement) => render(element).container.textContent?.replaceAll("\u00a0", " ");

afterEach(cleanup);

test("a figure is read and copied as one text with its unit", () => {
  expect(textOf(createElement(Money, { micros: -1_204_000_000n, currency: "EUR" }))).toBe("EUR −1,204.00");
  expect(
    textOf(createElement(Money, { micros: 5_000_000n, currency: "JPY", isBare: true, isSigned: true })),
  ).toBe("+5");
  expect(textOf(createElement(Quantity, { value: "11408.5", unit: "MB" }))).toBe("11,408.5 MB");
  expect(textOf(createElement(Percent, { part: 1n, whole: 8n }))).toBe("12.5 %");
});

test("an instant shows its zone's clock and keeps UTC beside it", () => {
  render(createElement(Instant, { at: "2026-10-31T23:05:00Z", zone: "Europe/Berlin" }));
  const time = document.querySelector("time");
  expect(time?.textContent).toBe("1 Nov 2026, 00:05");
  expect(time?.dateTime).toBe("2026-10-31T23:05:00.000Z");
  expect(time?.title).toBe("31 Oct 2026, 23:05:00 UTC · Europe/Berlin");
});
