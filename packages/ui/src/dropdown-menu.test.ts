// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Button } from "./button.tsx";

const act = vi.fn<() => void>();

/** As a browser has it that has loaded the page and nothing else yet. */
beforeEach(async () => {
  vi.resetModules();
  const { DropdownMenu, MenuItem } = await import("./dropdown-menu.tsx");
  render(
    createElement(DropdownMenu, {
      trigger: createElement(Button, null, "Export"),
      children: createElement(MenuItem, { onSelect: act, children: "As CSV" }),
    }),
  );
});
afterEach(cleanup);

test("a click on the button before the menu was loaded opens it once it is", async () => {
  const button = screen.getByRole("button", { name: "Export" });
  expect(button.getAttribute("aria-haspopup")).toBe("menu");
  fireEvent.click(button);
  fireEvent.click(await screen.findByRole("menuitem", { name: "As CSV" }));
  expect(act).toHaveBeenCalledOnce();
});

test("the focus stays on the button when the menu has come", async () => {
  const alone = screen.getByRole("button");
  alone.focus();
  await vi.waitFor(() => expect(alone.isConnected).toBe(false));
  expect(document.activeElement).toBe(screen.getByRole("button"));
});
