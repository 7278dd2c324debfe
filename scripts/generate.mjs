import { generateClients } from "./ensure/clients.mjs";
import { generateKernel } from "./ensure/kernel.mjs";

await generateClients();
await generateKernel();
