"use client";

import { Keyboard, LogOut, Monitor, Moon, Rows3, Rows4, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import type { PaletteGroup } from "./command-palette.tsx";
import { keepDensity } from "./density.ts";
import { openShortcutHelp } from "./shortcuts.tsx";
import { defaultTexts } from "./texts.ts";

interface PaletteActions {
  onSignOut: () => void;
  texts?: typeof defaultTexts.actions;
}

/** What can be done on every page, for the command palette: how it looks, the keys, the way out. */
export function usePaletteActions({ onSignOut, texts = defaultTexts.actions }: PaletteActions): PaletteGroup {
  const { setTheme } = useTheme();
  return useMemo(() => {
    const look = { keywords: [texts.appearance] };
    return {
      label: texts.label,
      items: [
        { ...look, id: "light", label: texts.light, icon: <Sun />, onSelect: () => setTheme("light") },
        { ...look, id: "dark", label: texts.dark, icon: <Moon />, onSelect: () => setTheme("dark") },
        { ...look, id: "system", label: texts.system, icon: <Monitor />, onSelect: () => setTheme("system") },
        {
          ...look,
          id: "comfortable",
          label: texts.comfortable,
          icon: <Rows3 />,
          onSelect: () => keepDensity("comfortable"),
        },
        {
          ...look,
          id: "compact",
          label: texts.compact,
          icon: <Rows4 />,
          onSelect: () => keepDensity("compact"),
        },
        { id: "shortcuts", label: texts.shortcuts, icon: <Keyboard />, onSelect: openShortcutHelp },
        {
          id: "sign-out",
          label: texts.signOut,
          keywords: [texts.leave],
          icon: <LogOut />,
          onSelect: onSignOut,
        },
      ],
    };
  }, [setTheme, onSignOut, texts]);
}
