"use client";
import { Field } from "@tributary/ui/field";
import { useEffect, useRef, useState } from "react";
import { whatIfTexts } from "@/texts/what-if.ts";
import { DecimalInput } from "./decimal-input.tsx";

interface MarkupSliderProps {
  /** What is tried; null: the terms in force. */
  readonly bps: number | null;
  readonly nowBps: number | null;
  readonly hint: string;
  readonly onChange: (bps: number | null) => void;
}

const HIGHEST_BPS = 3_000;
const STEP_BPS = 25;
/** Long enough to pull through, short enough to feel at once. */
const SETTLE_MS = 250;
const texts = whatIfTexts.form;

/** A markup by a pull or by an exact figure; what is pulled through is not computed. */
export function MarkupSlider({ bps, nowBps, hint, onChange }: MarkupSliderProps) {
  const [shown, setShown] = useState(bps ?? nowBps ?? 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const pull = (next: number) => {
    setShown(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next), SETTLE_MS);
  };
  return (
    <div className="grid gap-2">
      <Field label={`${texts.markup}, ${texts.percent}`} hint={hint}>
        <DecimalInput
          key={shown}
          value={bps === null && shown === (nowBps ?? 0) ? "" : percentText(shown)}
          placeholder={nowBps === null ? undefined : percentText(nowBps)}
          decimals={2}
          onCommit={(text) => onChange(text === null ? null : bpsOf(text))}
        />
      </Field>
      <input
        type="range"
        aria-label={texts.markupSlider}
        aria-valuetext={`${percentText(shown)} ${texts.percent}`}
        min={0}
        max={HIGHEST_BPS}
        step={STEP_BPS}
        value={Math.min(shown, HIGHEST_BPS)}
        onChange={({ target }) => pull(Number(target.value))}
        className="h-6 w-full accent-primary"
      />
    </div>
  );
}

/** Basis points as per cent with two decimals, by their digits. */
function percentText(bps: number): string {
  const digits = String(bps).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function bpsOf(percent: string): number {
  const [whole = "0", fraction = ""] = percent.split(".");
  return Math.min(10_000, Number(`${whole}${fraction.padEnd(2, "0")}`));
}
