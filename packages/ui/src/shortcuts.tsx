"use client";

import { useEffect, useState } from "react";
import { Checkbox } from "./checkbox.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Kbd } from "./kbd.tsx";
import { useModKey } from "./mod-key.ts";
import { keepShortcuts } from "./shortcut-preference.ts";
import { defaultTexts } from "./texts.ts";
import { useShortcuts, useShortcutsOn } from "./use-shortcuts.tsx";

export { type ShortcutMap, useShortcuts } from "./use-shortcuts.tsx";

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly label: string }[];
}

const OPEN = "tributary:shortcut-help";

/** Opens the help from a menu: the way in for those who switched the keys off. */
export function openShortcutHelp(): void {
  window.dispatchEvent(new Event(OPEN));
}

export interface ShortcutHelpProps {
  /** Keys that are the application's own; those of lists and of every page are known here. */
  groups?: readonly ShortcutGroup[];
  texts?: typeof defaultTexts.shortcuts;
}

/** The list of keys, opened by `?`, with the switch that turns them off. Stands once on a page. */
export function ShortcutHelp({ groups = [], texts = defaultTexts.shortcuts }: ShortcutHelpProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isOn = useShortcutsOn();
  useShortcuts({ "?": () => setIsOpen(true) });
  useEffect(() => {
    const open = () => setIsOpen(true);
    window.addEventListener(OPEN, open);
    return () => window.removeEventListener(OPEN, open);
  }, []);
  const modKey = useModKey();
  return (
    <Dialog title={texts.title} isOpen={isOpen} onOpenChange={setIsOpen}>
      <div className="grid gap-5">
        {[...groups, ...keysEverywhere(texts, modKey)].map(({ title, shortcuts }) => (
          <section key={title}>
            <h3 className="mb-1 text-muted-foreground text-xs">{title}</h3>
            <dl>
              {shortcuts.map(({ keys, label }) => (
                <div
                  key={label}
                  className="flex items-center justify-between gap-4 border-b py-1.5 text-sm last:border-0"
                >
                  <dt>{label}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Field isInline label={texts.isEnabled} hint={texts.hint}>
          <Checkbox checked={isOn} onCheckedChange={(checked) => keepShortcuts(checked === true)} />
        </Field>
      </div>
    </Dialog>
  );
}

function keysEverywhere(texts: typeof defaultTexts.shortcuts, modKey: string): ShortcutGroup[] {
  return [
    {
      title: texts.lists,
      shortcuts: [
        { keys: ["J"], label: texts.next },
        { keys: ["K"], label: texts.previous },
        { keys: ["X"], label: texts.select },
        { keys: ["↵"], label: texts.open },
      ],
    },
    {
      title: texts.general,
      shortcuts: [
        { keys: [modKey, "K"], label: texts.palette },
        { keys: ["?"], label: texts.help },
      ],
    },
  ];
}
