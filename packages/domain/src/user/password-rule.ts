import { DomainError } from "../error.ts";

const SHORTEST = 12;
const LONGEST = 256;

/** What the worst passwords are made of once digits and signs are left out. */
const WORST = [
  "abc",
  "abcdefghijkl",
  "abcdefghijklmnopqrstuvwxyz",
  "admin",
  "administrator",
  "asdf",
  "asdfgh",
  "asdfghjkl",
  "changeit",
  "changeme",
  "default",
  "demo",
  "football",
  "guest",
  "hello",
  "iloveyou",
  "letmein",
  "login",
  "master",
  "monkey",
  "pass",
  "password",
  "passwort",
  "qazwsx",
  "qwerty",
  "qwertyuiop",
  "qwertz",
  "root",
  "secret",
  "summer",
  "superuser",
  "system",
  "temp",
  "test",
  "tributary",
  "user",
  "welcome",
  "winter",
  "zxcvbnm",
];
const MADE_OF_WORST = new RegExp(`^(?:${WORST.join("|")})+$`);
const FEWEST_DIFFERENT = 5;

/**
 * Refuses a password that would be guessed: short, one of the worst, or built on the address it belongs to.
 *
 * Throws  {@link DomainError} `PASSWORD_WEAK`.
 */
export function checkPassword(password: string, email: string): void {
  const letters = [...password];
  if (letters.length < SHORTEST) throw weak(`Choose a password of at least ${SHORTEST} characters.`);
  if (letters.length > LONGEST) throw weak(`Choose a password of at most ${LONGEST} characters.`);
  const folded = password.toLowerCase();
  const isWorst = MADE_OF_WORST.test(folded.replace(/[^\p{L}]/gu, "")) || /^\d+$/.test(folded);
  if (isWorst || new Set(letters).size < FEWEST_DIFFERENT) {
    throw weak("This password is among the first that are tried: choose another one.");
  }
  const local = email.slice(0, Math.max(0, email.lastIndexOf("@"))).toLowerCase();
  if (local.length > 2 && folded.includes(local)) {
    throw weak("This password contains your e-mail's name: choose another one.");
  }
}

function weak(message: string): DomainError {
  return new DomainError("PASSWORD_WEAK", message);
}
