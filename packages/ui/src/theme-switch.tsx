"use client";

import { Monitor, Moon, Rows3, Rows4, Sun, SunMoon } from "lucide-react";
import { useTheme } from "next-themes";
import { useState } from "react";
import { Button } from "./button.tsx";
import { type Density, keepDensity, readDensity } from "./density.ts";
import { DropdownMenu, MenuChoice, MenuSeparator } from "./dropdown-menu.tsx";
import { defaultTexts } from "./texts.ts";

interface AppearanceProps {
  texts?: typeof defaultTexts.theme;
}

/** A button with a menu for the theme and for how dense tables are. */
export function ThemeSwitch({ texts = defaultTexts.theme }: AppearanceProps) {
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="icon" aria-label={texts.label}>
          <SunMoon aria-hidden />
        </Button>
      }
    >
      <AppearanceChoices texts={texts} />
    </DropdownMenu>
  );
}

/** Theme and density as parts of a menu, read when it opens; both are kept in the browser. */
export function AppearanceChoices({ texts = defaultTexts.theme }: AppearanceProps) {
  const { theme = "system", setTheme } = useTheme();
  const [density, setDensity] = useState<Density>(readDensity);
  const choose = (next: Density) => {
    keepDensity(next);
    setDensity(next);
  };
  return (
    <>
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
    </>
  );
}
