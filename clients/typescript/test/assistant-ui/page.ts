import { blankScreen } from './blank-screen.js';
import {
  AssistantRuntimeProvider,
  useAui,
  useLocalRuntime,
  useRemoteThreadListRuntime,
  type AssistantClient,
} from '@assistant-ui/react';
import { useChatRuntime } from '@assistant-ui/react-ai-sdk';
import type { Client } from 'aldar-kose-client';
import { threadListAdapter } from 'aldar-kose-client/assistant-ui';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { chatModel, transport } from './models.js';

const RUNTIMES = {
  local: () => useLocalRuntime(chatModel),
  'ai-sdk': () => useChatRuntime({ transport }),
};

export type Kind = keyof typeof RUNTIMES;
export type Page = Awaited<ReturnType<typeof openPage>>;

/** A page of an application, without its looks: React, assistant-ui's thread list, and a runtime. */
export async function openPage(client: Client, kind: Kind) {
  const adapter = threadListAdapter(client, { useAui: () => useAui() });
  let aui: AssistantClient | undefined;
  let onDraw: () => void = () => undefined;
  const drawn = new Promise<void>((resolve) => (onDraw = resolve));
  function App() {
    const runtime = useRemoteThreadListRuntime({ adapter, runtimeHook: RUNTIMES[kind] });
    return createElement(AssistantRuntimeProvider, { runtime, children: createElement(Screen) });
  }
  const screen = createRoot(blankScreen());
  function Screen() {
    aui = useAui();
    onDraw();
    return null;
  }
  screen.render(createElement(App));
  await drawn;
  const now = () => aui!;
  await now().threads.getLoadThreadsPromise();
  return {
    aui: now,
    close: () => screen.unmount(),
    /** Resolves when the page is as asked. */
    until: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const unsubscribe = now().subscribe(look);
        function look() {
          if (!holds()) return;
          unsubscribe();
          resolve();
        }
        look();
      }),
    messages: () => now().thread.getState().messages,
  };
}
