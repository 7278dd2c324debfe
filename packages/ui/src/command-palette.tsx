"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { cn } from "./class-names.ts";
import { OPEN_PALETTE } from "./command-event.ts";
import { useNavigate } from "./link-context.tsx";
import { veilStyle } from "./overlay-style.ts";
import { defaultTexts } from "./texts.ts";
import { type PaletteSearch, usePaletteSearch } from "./use-palette-search.tsx";

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** What kind of thing, or which of several: "Statement · October 2026". */
  readonly hint?: string;
  readonly icon?: ReactNode;
  /** More words to find it by. */
  readonly keywords?: readonly string[];
  /** Leads there; otherwise `onSelect` acts. */
  readonly href?: string;
  readonly onSelect?: () => void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

export interface CommandPaletteProps {
  /** Always there, filtered here: places and actions. */
  groups: readonly PaletteGroup[];
  /** Asks the server, once typing pauses; what it answers is shown unfiltered. */
  onSearch?: (query: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>;
  texts?: typeof defaultTexts.palette;
}

/** Every place and action by name, opened with ⌘K or Ctrl+K. Stands once on a page. */
export function CommandPalette({ groups, onSearch, texts = defaultTexts.palette }: CommandPaletteProps) {
  const [isOpen, setIsOpen] = usePaletteKey();
  const [query, setQuery] = useState("");
  const search = usePaletteSearch(isOpen ? query : "", onSearch);
  const found = [...matching(groups, query), ...search.groups].filter((group) => group.items.length > 0);
  const notice = noticeOf(search.state, found.length === 0, texts);
  const navigate = useNavigate();
  const show = (next: boolean) => {
    setIsOpen(next);
    setQuery("");
  };
  const choose = ({ href, onSelect }: PaletteItem) => {
    show(false);
    onSelect?.();
    if (href !== undefined) navigate(href);
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={show}>
      <Dialog.Portal>
        <Dialog.Overlay className={veilStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className={cn(
            "fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border",
            "bg-card shadow-float",
          )}
        >
          <Dialog.Title className="sr-only">{texts.title}</Dialog.Title>
          <Command label={texts.title} shouldFilter={false} loop>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder={texts.placeholder}
                className="h-12 w-full bg-transparent text-sm outline-none placeholder:text-muted-foreground"
              />
            </div>
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5">
              {found.map((group) => (
                <ItemGroup key={group.label} group={group} onChoose={choose} />
              ))}
              {notice && (
                <Command.Item disabled value="notice" className="px-2.5 py-2.5 text-muted-foreground text-sm">
                  {notice}
                </Command.Item>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ItemGroupProps {
  group: PaletteGroup;
  onChoose: (item: PaletteItem) => void;
}

const groupStyle =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs";

function ItemGroup({ group, onChoose }: ItemGroupProps) {
  return (
    <Command.Group
      heading={group.label}
      className={`${groupStyle} [&_[cmdk-group-heading]]:text-muted-foreground`}
    >
      {group.items.map((item) => (
        <Command.Item
          key={item.id}
          value={item.id}
          onSelect={() => onChoose(item)}
          className={cn(
            "flex min-h-9 select-none items-center gap-2.5 rounded-md px-2.5 py-1 text-sm",
            "data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0",
            "[&_svg]:text-muted-foreground",
          )}
        >
          {item.icon}
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          {item.hint && <span className="shrink-0 text-muted-foreground text-xs">{item.hint}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** Every typed word must stand somewhere in what the item says or is found by. */
function matching(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  const words = query.toLowerCase().split(/\s+/);
  const isMatch = ({ label, hint = "", keywords = [] }: PaletteItem) => {
    const text = [label, hint, ...keywords].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups.map(({ label, items }) => ({ label, items: items.filter(isMatch) }));
}

function noticeOf(state: PaletteSearch["state"], isEmpty: boolean, texts: typeof defaultTexts.palette) {
  if (state === "searching") return texts.searching;
  if (state === "failed") return texts.failed;
  return isEmpty ? texts.empty : undefined;
}

function usePaletteKey() {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const open = () => setIsOpen(true);
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      event.preventDefault();
      setIsOpen((was) => !was);
    };
    window.addEventListener("keydown", press);
    window.addEventListener(OPEN_PALETTE, open);
    return () => {
      window.removeEventListener("keydown", press);
      window.removeEventListener(OPEN_PALETTE, open);
    };
  }, []);
  return [isOpen, setIsOpen] as const;
}
