const isCode = /\.(ts|tsx|mts|mjs|js|grit|prisma|css)$/;
const isTest = /\.(test|spec)\.tsx?$/;
const isTexts = /^(apps\/[^/]+\/src\/texts\/.+|packages\/ui\/src\/(.+\/)?texts\.ts)$/;
const maxLine = 110;

/**
 * Returns one sentence per fault of a file's length or of a line's; documents and SQL are not code here.
 * A sentence for people stands on one line, so that a translator reads it whole: a line of texts has no end.
 * Neither has a relation of a Prisma schema, which cannot be wrapped.
 */
export function checkLength(path, text) {
  if (!isCode.test(path)) return [];
  const lines = text.replace(/\n$/, "").split("\n");
  const maxLines = isTest.test(path) ? 500 : 300;
  const faults = lines.flatMap((line, index) => {
    const isWhole = isTexts.test(path) || (path.endsWith(".prisma") && line.includes("@relation("));
    const columns = isWhole ? 0 : [...line].length;
    return columns > maxLine ? [`${path}:${index + 1}: ${columns} columns, ${maxLine} are allowed`] : [];
  });
  if (lines.length > maxLines) faults.push(`${path}: ${lines.length} lines, ${maxLines} are allowed`);
  return faults;
}
