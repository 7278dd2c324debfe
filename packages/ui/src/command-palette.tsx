"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { OPEN_PALETTE } from "./command-event.ts";
import { useNavigate } from "./link-context.tsx";
import { veilStyle } from "./overlay-style.ts";
import { defaultTexts } from "./texts.ts";
import { usePaletteSearch } from "./use-palette-search.tsx";

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
          className="fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border bg-card shadow-float"
        >
          <Dialog.Title className="sr-only">{texts.title}</Dialog.Title>
          <Command label={texts.title} loop>
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
              {search.state === "idle" && <PaletteLine isEmpty>{texts.empty}</PaletteLine>}
              {search.state === "failed" && <PaletteLine>{texts.failed}</PaletteLine>}
              {search.state === "searching" && <PaletteLine>{texts.searching}</PaletteLine>}
              {groups.map((group) => (
                <ItemGroup key={group.label} group={group} onChoose={choose} />
              ))}
              {search.groups.map((group) => (
                <ItemGroup key={group.label} group={group} onChoose={choose} isFound />
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteLine({ children, isEmpty }: { children: ReactNode; isEmpty?: boolean }) {
  const className = "px-3 py-2.5 text-muted-foreground text-sm";
  if (isEmpty) return <Command.Empty className={className}>{children}</Command.Empty>;
  return (
    <p role="status" className={className}>
      {children}
    </p>
  );
}

interface ItemGroupProps {
  group: PaletteGroup;
  onChoose: (item: PaletteItem) => void;
  /** Found by the server: shown whatever was typed. */
  isFound?: boolean;
}

const groupStyle =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs";

function ItemGroup({ group, onChoose, isFound }: ItemGroupProps) {
  if (group.items.length === 0) return null;
  return (
    <Command.Group
      heading={group.label}
      forceMount={isFound}
      className={`${groupStyle} [&_[cmdk-group-heading]]:text-muted-foreground`}
    >
      {group.items.map((item) => (
        <Command.Item
          key={item.id}
          value={item.id}
          keywords={[item.label, item.hint ?? "", ...(item.keywords ?? [])]}
          forceMount={isFound}
          onSelect={() => onChoose(item)}
          className="flex min-h-9 select-none items-center gap-2.5 rounded-md px-2.5 py-1 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground"
        >
          {item.icon}
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          {item.hint && <span className="shrink-0 text-muted-foreground text-xs">{item.hint}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  );
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
