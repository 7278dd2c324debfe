"use client";
import { Input } from "@tributary/ui/input";
import { type ComponentProps, useState } from "react";

type ZonesInputProps = Omit<ComponentProps<typeof Input>, "value" | "onChange"> & {
  readonly zones: readonly string[] | null;
  readonly onChange: (zones: string[] | null) => void;
};

/** Codes of zones with commas between them; empty is everywhere. */
export function ZonesInput({ zones, onChange, ...rest }: ZonesInputProps) {
  const [text, setText] = useState(zones?.join(", ") ?? "");
  return (
    <Input
      {...rest}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        const codes = target.value
          .split(",")
          .map((code) => code.trim())
          .filter((code) => code !== "");
        onChange(codes.length === 0 ? null : codes);
      }}
    />
  );
}
