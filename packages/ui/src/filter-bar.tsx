"use client";

import { Search, X } from "lucide-react";
import { parseAsString } from "nuqs";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";
import { Input } from "./input.tsx";
import { Select, type SelectOption } from "./select.tsx";
import { defaultTexts } from "./texts.ts";
import { useUrlState } from "./url-state.tsx";

export interface Filter {
  /** The parameter of the URL. */
  readonly param: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
}

export interface FilterBarProps {
  search?: { readonly param: string; readonly label: string; readonly placeholder?: string };
  filters?: readonly Filter[];
  /** Saved views, export: what belongs to the list as it is shown. */
  actions?: ReactNode;
  texts?: typeof defaultTexts.filters;
}

/** Searches and filters a list through the URL; what is active stands as chips that can be taken away. */
export function FilterBar({ search, filters = [], actions, texts = defaultTexts.filters }: FilterBarProps) {
  const params = [...(search ? [search.param] : []), ...filters.map((filter) => filter.param)];
  const { values, set, isPending } = useFilters(params);
  return (
    <search aria-label={texts.label} aria-busy={isPending} data-print="hidden" className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {search && (
          <SearchBox
            key={values[search.param]}
            label={search.label}
            placeholder={search.placeholder ?? search.label}
            value={values[search.param] ?? ""}
            onSearch={(text) => set({ [search.param]: text || null })}
            clearLabel={texts.clearSearch}
          />
        )}
        {filters.map(({ param, label, options }) => (
          <Select
            key={param}
            aria-label={label}
            options={options}
            placeholder={texts.all(label)}
            value={values[param] ?? ""}
            onChange={(event) => set({ [param]: event.target.value || null })}
            className="w-auto max-w-full sm:max-w-56"
          />
        ))}
        {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <ActiveFilters search={search} filters={filters} values={values} set={set} texts={texts} />
    </search>
  );
}

type Values = Readonly<Record<string, string | null>>;

/** A change of any filter leaves the position in the list behind: it belonged to another list. */
function useFilters(params: readonly string[]) {
  const parsers = Object.fromEntries([...params, "cursor", "page"].map((param) => [param, parseAsString]));
  const { values, setValues, isPending } = useUrlState(parsers);
  const set = (change: Values) => void setValues({ ...change, cursor: null, page: null });
  return { values: values as Values, set, isPending };
}

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (text: string) => void;
  clearLabel: string;
}

function SearchBox({ label, placeholder, value, onSearch, clearLabel }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  const clear = () => {
    setText("");
    onSearch("");
  };
  return (
    <form onSubmit={submit} className="relative w-full sm:w-64">
      <Search
        aria-hidden
        className={cn(
          "pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2",
          "text-muted-foreground",
        )}
      />
      <Input
        aria-label={label}
        placeholder={placeholder}
        value={text}
        enterKeyHint="search"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() !== value && onSearch(text.trim())}
        className="px-8"
      />
      {text !== "" && (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={clear}
          className={cn(
            "absolute top-1/2 right-1 inline-flex size-6 -translate-y-1/2 items-center",
            "justify-center rounded text-muted-foreground hover:text-foreground",
          )}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </form>
  );
}

interface ActiveFiltersProps {
  search: FilterBarProps["search"];
  filters: readonly Filter[];
  values: Values;
  set: (change: Values) => void;
  texts: typeof defaultTexts.filters;
}

function ActiveFilters({ search, filters, values, set, texts }: ActiveFiltersProps) {
  const named = [...(search ? [{ ...search, options: [] }] : []), ...filters];
  const active = named.flatMap(({ param, label, options }) => {
    const value = values[param];
    if (!value) return [];
    return [{ param, label, text: options.find((option) => option.value === value)?.label ?? value }];
  });
  if (active.length === 0) return null;
  return (
    <ul aria-label={texts.active} className="flex flex-wrap items-center gap-1.5">
      {active.map(({ param, label, text }) => (
        <li key={param}>
          <button
            type="button"
            aria-label={texts.remove(label, text)}
            onClick={() => set({ [param]: null })}
            className={cn(
              "inline-flex h-6 items-center gap-1 rounded-full bg-primary-soft pr-1.5 pl-2.5",
              "text-primary-ink text-xs hover:underline",
            )}
          >
            {label}: {text}
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
      <li>
        <Button
          variant="link"
          size="sm"
          className="min-h-6 px-1"
          onClick={() => set(Object.fromEntries(active.map(({ param }) => [param, null])))}
        >
          {texts.reset}
        </Button>
      </li>
    </ul>
  );
}
