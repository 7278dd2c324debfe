import { generateClients } from "./ensure/clients.mjs";

await generateClients();
