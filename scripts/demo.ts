import type { components } from '../generated/openapi';
import { prompt, storyboard } from './tale';

type Schemas = components['schemas'];

const server = process.env['SERVER'] ?? 'http://127.0.0.1:8000';

/** Tells a tale to a running server, over HTTP, and prints the chat as a person would read it. */
async function main(): Promise<void> {
  const { id } = await call<Schemas['Chat']>('POST', '/api/v1/chats', {
    title: 'The coat of seventy holes',
  });
  for (const message of [prompt, storyboard])
    await call('POST', `/api/v1/chats/${id}/messages`, message, {
      'Idempotency-Key': message.role,
    });
  print(await call<Schemas['ChatWithMessages']>('GET', `/api/v1/chats/${id}`));
}

async function call<T>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(server + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as Schemas['Problem']).detail);
  return answer as T;
}

function print(chat: Schemas['ChatWithMessages']): void {
  const lines = [
    `${chat.title} (${chat.message_count} messages, ${server}/api/v1/chats/${chat.id})`,
  ];
  for (const { sequence, role, content, attachments } of chat.messages.data) {
    lines.push('', `${sequence}. ${role}`, `   ${content}`);
    attachments.forEach(({ alt, url, width, height }, i) =>
      lines.push(`   [${i + 1}] ${alt}`, `       ${url} (${width} × ${height})`),
    );
  }
  console.log(lines.join('\n'));
}

main().catch((error: unknown) => {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  console.error(
    cause?.code === 'ECONNREFUSED'
      ? `Nobody answers at ${server}. Start it with: npm start`
      : message,
  );
  process.exitCode = 1;
});
