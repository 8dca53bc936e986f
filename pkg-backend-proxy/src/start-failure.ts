/** sysexits.h: 69 a port or service can not be had · 74 the store can not be used · 78 a setting is wrong. */
export type ExitCode = 69 | 74 | 78;

/** Why the proxy can not start: one message for a person, saying what is wrong and what to do. */
export class StartFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartFailure';
    this.exitCode = exitCode;
  }
}
