/* What runs in the page of /docs. Each function is sent there as its text, so none may use anything outside itself. */

interface Param {
  readonly name: string;
  readonly in: string;
}
interface Operation {
  readonly parameters?: readonly Param[];
}
interface SwaggerUi {
  readonly specActions: {
    changeParam(pathAndMethod: string[], name: string, place: string, value: string): void;
  };
  readonly specSelectors: {
    specJson(): { toJS(): { paths: Record<string, Record<string, Operation>> } };
    parameterValues(pathAndMethod: string[]): { toJS(): Record<string, string | undefined> };
  };
}
/** The page: what it has of its own, and where its parts leave things for each other. */
interface Page {
  ui: SwaggerUi;
  fillIn?: () => void;
}
interface Item {
  readonly id: string;
}

/**
 * Once the page stands: fills the ids of the newest chat and its newest message in, wherever a path asks
 * for one and nobody has typed another.
 */
export function onComplete(): void {
  const page = globalThis as unknown as Page;
  const filled: Record<string, string> = {};

  // Methods, because some compilers add a helper of their own to every function that has a name.
  const steps = {
    fill(name: string, value: string): void {
      const { paths } = page.ui.specSelectors.specJson().toJS();
      for (const [path, item] of Object.entries(paths))
        for (const [method, { parameters = [] }] of Object.entries(item)) {
          if (!parameters.some((param) => param.name === name && param.in === 'path')) continue;
          const values = Object.entries(
            page.ui.specSelectors.parameterValues([path, method]).toJS(),
          );
          const typed = values.find(([key]) => key.startsWith(`path.${name}`))?.[1];
          if (typed === undefined || typed === '' || typed === filled[name])
            page.ui.specActions.changeParam([path, method], name, 'path', value);
        }
      filled[name] = value;
    },

    async newest(): Promise<void> {
      const list = await fetch('/api/v1/chats?limit=1');
      if (!list.ok) return;
      const [chat] = ((await list.json()) as { data: Item[] }).data;
      if (!chat) return;
      steps.fill('chat_id', chat.id);
      const reply = await fetch(`/api/v1/chats/${chat.id}/messages?limit=1&order=desc`);
      if (!reply.ok) return;
      const [message] = ((await reply.json()) as { data: Item[] }).data;
      if (message) steps.fill('message_id', message.id);
    },
  };

  page.fillIn = () => void steps.newest();
  page.fillIn();
}

/** After each request that may have changed something, what is newest is filled in again. */
export function responseInterceptor(response: { readonly ok: boolean }): unknown {
  if (response.ok) (globalThis as unknown as Page).fillIn?.();
  return response;
}

/** A stream has no end, and the page would wait for it: it shows a stream and does not try it out. */
export function streamsAreShown(): unknown {
  return {
    statePlugins: {
      spec: {
        wrapSelectors: {
          allowTryItOutFor(allow: (...args: unknown[]) => boolean) {
            return (state: unknown, path: string, ...rest: unknown[]) =>
              !path.endsWith('/events') && allow(state, path, ...rest);
          },
        },
      },
    },
  };
}
