import { rateCardTermsSchema } from "@tributary/db/terms/rate-card-terms-schema";
import type { RateFile } from "./read-rate-file.ts";

/** A card without rates, as a new one is. */
export const EMPTY_CARD = rateCardTermsSchema.parse({
  currency: "EUR",
  zone: "Europe/Berlin",
  rounding: { mode: "half-up", scale: 4 },
});

export function csvFile(lines: readonly string[], name = "prices.csv"): RateFile {
  return { name, bytes: new TextEncoder().encode(lines.join("\r\n")) };
}

/** Everything that a rate can say, in fifteen lines; made up for the tests. */
export const PRICES: readonly string[] = [
  "code,description,services,directions,zones,prefixes,networks,band,when," +
    "first,next,set_up_fee,model,up_to,price,steps",
  ",,,,domestic,49 4915,26201,,,,,,,,,",
  ",,,,eu,33 34 39,20801 21401,,,,,,,,,",
  "VOICE-NAT,National calls,voice,mo,domestic,,,day,mon-fri 08:00-20:00,60,1,0.05,,,0.09,",
  "VOICE-NAT,,,,,,,night,,60,1,0.05,,,0.05,",
  "VOICE-IN,Incoming calls,voice,mt,domestic eu,,,,,,,,,,0,",
  'VOICE-EU,"Calls to, and in, the EU",voice,mo,eu,,,,,30,6,,,,0.19,',
  "VOICE-US,United States,voice,mo,,1 1212,310260,,,,,,,,0.30,0/60=0.30; 60/1=0.20",
  "SMS,Messages,sms mms,,domestic eu,,,,,,,,,,0.09,",
  "DATA,Data,data,,domestic eu,,,,,,,,graduated,100,0.01,",
  "DATA,,,,,,,,,,,,graduated,,0.005,",
];
