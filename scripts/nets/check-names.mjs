const bags = new Set(["utils", "util", "lib", "libs", "common", "shared", "helpers", "helper", "misc"]);

/** A bag has no noun, so nobody knows what belongs in it: no folder and no file carries such a name. */
export function checkNames(paths) {
  return paths.flatMap((path) => {
    const bag = path.split("/").find((part) => bags.has(part.split(".")[0].toLowerCase()));
    return bag ? [`${path}: "${bag}" names a bag, not a noun`] : [];
  });
}
