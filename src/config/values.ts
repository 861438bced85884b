/** A variable of the environment has a value that the server cannot start with. */
export class ConfigError extends Error {
  constructor(variable: string, complaint: string) {
    super(`${variable} ${complaint}`);
    this.name = 'ConfigError';
  }
}

export type Env = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as unset: that is how a compose file leaves one out. */
export function value(env: Env, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}
