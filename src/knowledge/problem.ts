import type { Problem } from './model';

/** A problem before its file is known; `find` is text whose first line in the file is named. */
export interface Draft {
  readonly severity: Problem['severity'];
  readonly find?: string;
  readonly line?: number;
  readonly message: string;
  readonly cure: string;
}

/** Texts of the files of the knowledge folder by file, to find lines in. */
export type FileTexts = ReadonlyMap<string, string>;

/** Problems of one file, each with the line where its `find` first stands (1 if nowhere). */
export function inFile(file: string, text: string, drafts: readonly Draft[]): readonly Problem[] {
  // Nearly all files are good, and none of those needs its lines.
  if (drafts.length === 0) return [];
  const lines = text.normalize('NFC').split('\n');
  return drafts.map(({ severity, find, line, message, cure }) => ({
    severity,
    file,
    line: line ?? lineOf(lines, find),
    message,
    cure,
  }));
}

function lineOf(lines: readonly string[], find: string | undefined): number {
  if (find === undefined) return 1;
  const index = lines.findIndex((line) => line.includes(find));
  return index < 0 ? 1 : index + 1;
}

/** Enough of a text to find its line by, also where YAML has folded or quoted the rest. */
export function startOf(text: string): string {
  return text.slice(0, 60);
}

/** Total, so that the same problems always stand in the same order. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.message.localeCompare(b.message);
}
