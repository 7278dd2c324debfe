"use client";

import { Monitor, Moon, Rows3, Rows4, Sun, SunMoon } from "lucide-react";
import { useTheme } from "next-themes";
import { useState } from "react";
import { Button } from "./button.tsx";
import { type Density, keepDensity, readDensity } from "./density.ts";
import { DropdownMenu, MenuChoice, MenuSeparator } from "./dropdown-menu.tsx";
import { defaultTexts } from "./texts.ts";

/** A menu for the theme and for how dense tables are; both are kept in the browser. */
export function ThemeSwitch({ texts = defaultTexts.theme }: { texts?: typeof defaultTexts.theme }) {
  const { theme = "system", setTheme } = useTheme();
  const [density, setDensity] = useState<Density>("comfortable");
  const choose = (next: Density) => {
    keepDensity(next);
    setDensity(next);
  };
  return (
    <DropdownMenu
      onOpenChange={(isOpen) => isOpen && setDensity(readDensity())}
      trigger={
        <Button variant="ghost" size="icon" aria-label={texts.label}>
          <SunMoon aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        label={texts.theme}
        value={theme}
        onChange={setTheme}
        options={[
          { value: "system", label: texts.system, icon: <Monitor aria-hidden /> },
          { value: "light", label: texts.light, icon: <Sun aria-hidden /> },
          { value: "dark", label: texts.dark, icon: <Moon aria-hidden /> },
        ]}
      />
      <MenuSeparator />
      <MenuChoice
        label={texts.density}
        value={density}
        onChange={choose}
        options={[
          { value: "comfortable", label: texts.comfortable, icon: <Rows3 aria-hidden /> },
          { value: "compact", label: texts.compact, icon: <Rows4 aria-hidden /> },
        ]}
      />
    </DropdownMenu>
  );
}
