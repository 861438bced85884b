import { createHash } from 'node:crypto';

/** What has a name has one form, whoever gives it: a reply to a request at an `ETag`, a message at a revision. */
export class OneForm {
  /** Forms that were compared with an earlier one of the same name. */
  compared = 0;
  readonly #forms = new Map<string, string>();

  /** @returns what is wrong: that the name stood for something else before. */
  take(name: string, text: string): string[] {
    const form = createHash('sha1').update(text).digest('base64');
    const before = this.#forms.get(name);
    this.#forms.set(name, form);
    if (before === undefined) return [];
    this.compared += 1;
    return before === form ? [] : [`${name} has two forms, one of them ${text.slice(0, 200)}`];
  }
}
