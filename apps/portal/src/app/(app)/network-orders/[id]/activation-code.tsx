import { Card } from "@tributary/ui/card";
import { networkOrderTexts } from "@/texts/network-order.ts";
import type { Outputs } from "@/trpc/outputs.ts";

const { code: texts } = networkOrderTexts;

interface ActivationCodeProps {
  readonly code: NonNullable<Outputs["networkOrder"]["activationCode"]["code"]>;
}

/** The code by which a phone downloads the profile, for its camera and for typing in. */
export function ActivationCode({ code: { text, qrDataUrl } }: ActivationCodeProps) {
  return (
    <Card title={texts.title}>
      <div className="grid justify-items-start gap-4 sm:flex sm:items-start">
        <img src={qrDataUrl} alt={texts.alt} className="size-48 rounded-lg bg-white" />
        <div className="grid min-w-0 gap-2 text-sm">
          <p className="text-muted-foreground">{texts.description}</p>
          <p className="text-muted-foreground text-xs">{texts.text}</p>
          <p className="figures break-all">{text}</p>
        </div>
      </div>
    </Card>
  );
}
