import {ConfigError} from './config-error.ts';

/** Whether a text can be the id, the name or the alias of a cluster on a command line. */
export function isClusterArgument(text: string): boolean {
  return text.trim() !== '' && !/[\s/\u0000-\u001f\u007f-\u009f]/.test(text);
}

/** The text, or a `ConfigError` when it can name no cluster. `name` says what is being read: `CLUSTER`, or a key. */
export function checkCluster(text: string, name: string): string {
  if (text.trim() === '') {
    throw new ConfigError(
      `${name} is empty`,
      'Give the id or the name of a cluster, or none for every cluster. An unset variable in a script?',
    );
  }
  if (!isClusterArgument(text)) {
    throw new ConfigError(
      `${name} ${JSON.stringify(text)} is neither an id nor a name`,
      'Neither has spaces, slashes or control characters in it. Write several clusters as several arguments.',
    );
  }
  return text;
}
