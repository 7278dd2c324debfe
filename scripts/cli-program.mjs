import { cliProgram } from "./ensure/program.mjs";

// Prints where the program lies, for whoever starts it by itself.
process.stdout.write(await cliProgram());
