/** Where a command writes; tests collect the lines instead. */
export interface Io {
  stdout(line: string): void;
  stderr(line: string): void;
  /** The environment, for commands that act in the server's name. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A command: its arguments, its output, and the exit code it ends with. */
export type Command = (args: readonly string[], io: Io) => Promise<number>;
