// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { createElement, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { type DataColumn, DataTable, type DataTableProps } from "./data-table.tsx";
import { LinkProvider } from "./link-context.tsx";

interface Operator {
  readonly id: string;
  readonly name: string;
  readonly isLocked?: boolean;
}

const rows: readonly Operator[] = [
  { id: "a", name: "Alfa" },
  { id: "b", name: "Beta" },
  { id: "c", name: "Gamma", isLocked: true },
];
const columns: readonly DataColumn<Operator>[] = [
  { id: "name", header: "Operator", cell: (row) => row.name, sortKey: "name", footer: "Total" },
  { id: "cost", header: "Cost", cell: () => "1.00", align: "end", footer: "3.00" },
];
const navigate = vi.fn<(href: string) => void>();

function show(props: Partial<DataTableProps<Operator>> = {}, selected: readonly string[] = []) {
  const chosen: string[][] = [];
  function Page() {
    const [ids, setIds] = useState<ReadonlySet<string>>(new Set(selected));
    const onSelect = (next: ReadonlySet<string>) => {
      chosen.push([...next].sort());
      setIds(next);
    };
    const table = createElement(DataTable<Operator>, {
      caption: "Operators",
      columns,
      rows,
      getRowId: (row) => row.id,
      getRowName: (row) => row.name,
      selectedIds: ids,
      onSelect,
      ...props,
    });
    return createElement(LinkProvider, {
      Link: (link) => createElement("a", link),
      navigate,
      children: table,
    });
  }
  render(createElement(Page));
  return chosen;
}

const box = (name: string) => screen.getByRole("checkbox", { name });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

afterEach(() => {
  cleanup();
  navigate.mockClear();
  localStorage.clear();
});

test("all of the page are selected and let go, those of other pages stay", () => {
  const chosen = show({}, ["z"]);
  fireEvent.click(box("Select all rows on this page"));
  fireEvent.click(box("Select Beta"));
  expect(box("Select all rows on this page").getAttribute("aria-checked")).toBe("mixed");
  fireEvent.click(box("Select Beta"));
  fireEvent.click(box("Select all rows on this page"));
  expect(chosen).toEqual([["a", "b", "c", "z"], ["a", "c", "z"], ["a", "b", "c", "z"], ["z"]]);
});

test("a row that may not be selected is left out of all", () => {
  const chosen = show({ isSelectable: (row) => !row.isLocked });
  fireEvent.click(box("Select all rows on this page"));
  expect(chosen).toEqual([["a", "b"]]);
  expect(box("Select Gamma")).toHaveProperty("disabled", true);
});

test("J and K walk, X selects, Enter opens", () => {
  const reached: string[] = [];
  const chosen = show({
    hasTriage: true,
    getRowHref: (row) => `/operators/${row.id}`,
    onHighlight: (row) => reached.push(row.id),
  });
  for (const key of ["j", "j", "j", "j", "k", "x", "Enter"]) press(key);
  expect(reached).toEqual(["a", "b", "c", "b"]);
  expect(chosen).toEqual([["b"]]);
  expect(navigate.mock.calls).toEqual([["/operators/b"]]);
});

test("a click on the row opens it, a click on its checkbox does not", () => {
  show({ getRowHref: (row) => `/operators/${row.id}` });
  const row = screen.getByRole("row", { name: /Beta/ });
  fireEvent.click(within(row).getByText("1.00"));
  fireEvent.click(box("Select Beta"));
  expect(navigate.mock.calls).toEqual([["/operators/b"]]);
});

test("the head of a column says its order and asks for another", () => {
  const onSort = vi.fn<(key: string) => void>();
  show({ sort: { key: "name", direction: "desc" }, onSort });
  expect(screen.getByRole("columnheader", { name: "Operator" }).getAttribute("aria-sort")).toBe("descending");
  fireEvent.click(screen.getByRole("button", { name: "Operator" }));
  expect(onSort).toHaveBeenCalledExactlyOnceWith("name");
});

test("totals stand in a foot, and no rows say so", () => {
  show();
  expect(within(screen.getByRole("row", { name: /Total/ })).getByText("3.00")).toBeTruthy();
  cleanup();
  show({ rows: [] });
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getByText("Nothing here")).toBeTruthy();
});
