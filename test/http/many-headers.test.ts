import { useApp } from '../support/app';
import { chatPath, createChat } from '../support/builders';
import { exchange } from '../support/exchange';

const app = useApp();

it('No header is lost behind many others.', async () => {
  const chat = await createChat(app.api);
  const bytes = [
    `DELETE ${chatPath(chat)} HTTP/1.1`,
    'Host: a',
    ...Array<string>(1_900).fill('a:'),
    'If-Match: "999"',
    'Connection: close',
    '\r\n',
  ].join('\r\n');
  expect(await exchange(app.url, bytes)).toMatchObject([{ status: 412 }]);
  await app.api.get(chatPath(chat)).expect(200);
});
