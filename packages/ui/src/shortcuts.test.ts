// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { ShortcutHelp, useShortcuts } from "./shortcuts.tsx";

const resolve = vi.fn<() => void>();

function Page({ isEnabled }: { isEnabled?: boolean }) {
  useShortcuts({ e: resolve }, { isEnabled });
  return createElement(
    "main",
    null,
    createElement("input", { "aria-label": "Reason" }),
    createElement("button", { type: "button" }, "Resolve"),
    createElement(ShortcutHelp, { groups: [] }),
  );
}

const press = (target: Element, key: string, modifiers = {}) =>
  fireEvent.keyDown(target, { key, ...modifiers });

afterEach(() => {
  cleanup();
  resolve.mockClear();
  localStorage.clear();
});

test("a key acts on the page, not while one types", () => {
  render(createElement(Page));
  press(screen.getByRole("textbox"), "e");
  expect(resolve).not.toHaveBeenCalled();
  press(screen.getByRole("button"), "e");
  expect(resolve).toHaveBeenCalledOnce();
});

test("with a modifier the key belongs to the browser", () => {
  render(createElement(Page));
  for (const modifiers of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
    press(document.body, "e", modifiers);
  }
  expect(resolve).not.toHaveBeenCalled();
});

test("a page may take its keys back", () => {
  render(createElement(Page, { isEnabled: false }));
  press(document.body, "e");
  expect(resolve).not.toHaveBeenCalled();
});

test("the help opens by ?, rests the keys while open, and switches them off for good", () => {
  render(createElement(Page));
  press(document.body, "?");
  press(screen.getByRole("dialog"), "e");
  expect(resolve).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("checkbox", { name: "Keyboard shortcuts are on" }));
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  press(document.body, "e");
  press(document.body, "?");
  expect(resolve).not.toHaveBeenCalled();
  expect(screen.queryByRole("dialog")).toBeNull();
});
