/** The last part of a path, with either kind of slash. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
