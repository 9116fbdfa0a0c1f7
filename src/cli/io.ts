/** Where a command writes; tests collect the lines instead. */
export interface Io {
  stdout(line: string): void;
  stderr(line: string): void;
}

/** A command: its arguments, its output, and the exit code it ends with. */
export type Command = (args: readonly string[], io: Io) => Promise<number>;
