import type { ColumnRole, DurationForm, VolumeUnit } from "./draft.ts";

/** Words by which columns are named, in the languages networks write their files in. */
const NAMES: Readonly<Record<Exclude<ColumnRole, "ignore">, RegExp>> = {
  time: /time|stamp|start|begin|date|datum|zeit|beginn|fecha|inicio|data|ora|heure|debut|occurred/,
  date: /date|day|datum|tag|fecha|dia|giorno|data|jour/,
  clock: /time|clock|uhrzeit|zeit|hora|ora|heure|start|beginn/,
  offset: /offset|utc|zone|tz/,
  imsi: /imsi|subscriber/,
  iccid: /iccid|icc|sim/,
  msisdn: /msisdn|^a[_ -]?n|a[_ -]?num|a[_ -]?party|calling|caller|line|linea|anschluss|rufnummer|teilnehmer/,
  otherParty: /^b[_ -]?n|b[_ -]?num|b[_ -]?party|called|diall?ed|dest|ziel|chiamat|llamad|appel|other|gegen/,
  service: /service|type|typ|kind|dienst|art|tipo|servizio|servicio|leistung|record|product|produkt|call/,
  direction: /direction|dir|richtung|direzione|sens|direccion|traffic.?type|mo.?mt/,
  duration: /dur|length|len|seconds|secs?$|sek|minut|dauer|laenge|länge|durata|holding/,
  volume: /vol|bytes|octets|traffic|traffico|daten|datenmenge|menge|[kmg]i?b$|usage|up.?link|down.?link/,
  charge: /charge|amount|price|cost|preis|betrag|kosten|entgelt|importo|costo|prezzo|importe|precio|montant/,
  recordId: /^id$|[_ -]id$|id[_ -]|record.?(?:no|nr|num|id)|seq|lfd|nr$|number$|^no\.?$|riga|zeile|row|key/,
  network: /plmn|network|netz|visited|mccmnc|rete|red|reseau|tadig/,
  apn: /apn|access.?point/,
  chargingId: /charging.?id|correlation/,
};

/** Whether a column's name says that it is this. */
export function isNamedAs(name: string, role: Exclude<ColumnRole, "ignore">): boolean {
  return NAMES[role].test(name.trim().toLowerCase());
}

/** The unit of a volume that stands in its column's name; null when none does. */
export function volumeUnitIn(name: string): VolumeUnit | null {
  const words = wordsOf(name);
  const has = (...units: string[]): boolean => units.some((unit) => words.includes(unit));
  if (has("kib")) return "KiB";
  if (has("mib")) return "MiB";
  if (has("gib")) return "GiB";
  if (has("kb", "kbyte", "kbytes", "kilobytes")) return "kB";
  if (has("mb", "mbyte", "mbytes", "megabytes")) return "MB";
  if (has("gb", "gbyte", "gbytes", "gigabytes")) return "GB";
  return has("bytes", "byte", "octets", "octet") ? "bytes" : null;
}

/** The unit of a duration that stands in its column's name; null when none does. */
export function durationUnitIn(name: string): DurationForm | null {
  const words = wordsOf(name);
  const has = (...units: string[]): boolean => units.some((unit) => words.includes(unit));
  if (has("ms", "msec", "millis", "milliseconds", "millisekunden")) return "milliseconds";
  if (has("min", "mins", "minutes", "minuten", "minuti", "minutos")) return "minutes";
  return has("s", "sec", "secs", "seconds", "sek", "sekunden", "secondi", "segundos") ? "seconds" : null;
}

/** `volumeMB`, `Traffic MB` and `traffic_mb` are two words each. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-zäöüéèà]+/)
    .filter((word) => word !== "");
}
