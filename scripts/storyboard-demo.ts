import { call, server, type Schemas } from './api';
import { prompt, storyboard } from './tale';

/** Tells a tale to the server, over HTTP, and prints the chat as a person would read it. */
export async function tellStoryboard(): Promise<void> {
  const { id } = await call<Schemas['Chat']>('POST', '/api/v1/chats', {
    title: 'The coat of seventy holes',
  });
  for (const message of [prompt, storyboard])
    await call('POST', `/api/v1/chats/${id}/messages`, message, {
      'Idempotency-Key': message.role,
    });
  print(await call<Schemas['ChatWithMessages']>('GET', `/api/v1/chats/${id}`));
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
