"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { cn } from "../class-names.ts";
import { Input } from "../input.tsx";
import { identityTexts } from "./texts.ts";

type PasswordInputProps = Omit<ComponentProps<"input">, "type"> & { texts?: typeof identityTexts };

/** A password, which whoever types it may look at. */
export function PasswordInput({ texts = identityTexts, className, ...rest }: PasswordInputProps) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input
        type={isShown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className={cn("pr-9", className)}
        {...rest}
      />
      <button
        type="button"
        aria-label={isShown ? texts.hide : texts.show}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
        className={cn(
          "absolute top-1/2 right-1 inline-flex size-7 -translate-y-1/2 items-center justify-center",
          "rounded text-muted-foreground hover:text-foreground",
        )}
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </span>
  );
}
