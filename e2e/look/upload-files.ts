import { type APIRequestContext, expect } from "@playwright/test";
import { urlOf } from "../people/apps.ts";

/** A file in nobody's format, of which most is known and some is asked. */
const UNKNOWN = [
  "Verbrauch November;;;;;;;;",
  "Lfd-Nr;Zeitpunkt;Karte;Art;Gegenstelle;Dauer;Datenmenge;Netz;Bemerkung",
  "1;03.11.2026 09:15:02;999411000000001;Daten;;;1.024,50;99941;",
  "2;03.11.2026 09:15:09;999411000000002;Sprache;+44 7700 900123;00:02:30;;99941;",
  "3;13.11.2026 18:40:11;999411000000003;SMS;+44 7700 900124;;;99941;",
  "4;13.11.2026 18:41:00;999412000000003;Sonder;;;;99941;x",
  "5;14.11.2026 08:00:00;999411000000004;Daten;;;512,25;99941;",
  "Summe;;;;;00:02:30;1.536,75;;",
  "",
].join("\r\n");

/** Three records of the British network's own format: ours, nobody's, and one that cannot be read. */
const KNOWN = [
  "call_id,date,time,kind,imsi,a_number,b_number,plmn,length,mib",
  "LOOK1,03/11/2026,09:15:02,D,999411000000001,,,99941,00:00:00,1024",
  "LOOK2,03/11/2026,09:16:02,D,999499000000001,,,99941,00:00:00,12.5",
  "LOOK3,03/11/2026,09:17:02,D,999411000000001,,,99941,00:00:00,many",
  "",
].join("\n");

/** Sends a file of an unknown format and one of a known one; answers the steps of the wizard. */
export async function uploadFiles(
  request: APIRequestContext,
): Promise<{ readonly step: string; readonly path: string }[]> {
  const unknown = await send(request, "VERBRAUCH_00001.csv", UNKNOWN);
  const known = await send(request, "TG_CDR_00999.csv", KNOWN, "thamesgate-cdr");
  const path = (upload: string, step: string) => `/usage-files/new?upload=${upload}&step=${step}`;
  return [
    { step: "upload", path: "/usage-files/new" },
    { step: "columns", path: path(unknown, "columns") },
    { step: "save", path: path(unknown, "save") },
    { step: "test", path: path(known, "test") },
    { step: "run", path: path(known, "run") },
  ];
}

async function send(
  request: APIRequestContext,
  name: string,
  text: string,
  sourceId?: string,
): Promise<string> {
  const source: Record<string, string> = sourceId === undefined ? {} : { "x-usage-source": sourceId };
  const answer = await request.post(`${urlOf("console")}/api/usage-uploads`, {
    headers: {
      "x-tributary-client": "console",
      origin: urlOf("console"),
      "x-file-name": name,
      "content-type": "application/octet-stream",
      ...source,
    },
    data: Buffer.from(text),
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}
