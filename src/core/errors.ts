/**
 * An error that a person caused or can mend. `message` says what is wrong and what to do next,
 * and may be shown; everything else is a defect of the program.
 */
export class UserError extends Error {
  constructor(
    message: string,
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'UserError';
  }
}

/** The message of whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
