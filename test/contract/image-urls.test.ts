import { useApp } from '../support/app';
import { append, chatPath, createChat, newMessage } from '../support/builders';
import { invalidPlaces } from '../support/problem';

const app = useApp();

/** A message with one image at this URL. */
const withImage = (url: string) => ({ attachments: [{ type: 'image' as const, url }] });

it.each([
  'http://a',
  'HTTPS://IMAGES.EXAMPLE/A.WEBP',
  'http://localhost:3000/a.webp?size=2#top',
  'http://127.0.0.1:65535',
  'http://images_1.example:/a',
  'http://xn--80aaa.example/a',
  'http://%D0%B0.example/%D0%B0?%20#%7E',
  'http://aldar@images.example/',
  'http://aldar:c%6Fat@images.example:0/',
  'http://a:99999@images.example/',
  'http://@images.example/',
  'http://a?b',
  'http://a#b',
  "http://a/!$&'()*+,;=:@~-._/%2F",
  'http://[::1]/a',
  'https://[::]:8443',
  'http://aldar@[2001:DB8::ff00:42:8329]/a?b#c',
  'http://[1:2:3:4:5:6:7:8]/',
  'http://[1:2:3:4:5:6:7::]/',
  'http://[::2:3:4:5:6:7:8]/',
  'http://[1::8]/',
  'http://[fe80::1:2:3]/',
  'http://[::ffff:192.0.2.255]/',
])('%s is kept as it was sent.', async (url) => {
  const message = await append(app.api, await createChat(app.api), withImage(url));
  expect(message.attachments).toMatchObject([{ url }]);
});

it.each([
  'http://@/',
  'http://aldar@/',
  'http://aldar@:80/',
  'http://:80/',
  'http:///a',
  'http://?a',
  'http://#a',
  'http:/a',
  'http:a',
  'http://a:99999/',
  'http://a:65536/',
  'http://a:100000',
  'http://a:-1/',
  'http://a:8o/',
  'http://a:80:80/',
  'http://a@b@c/',
  'http://a b/',
  'http://a\\b/',
  'http://a|b/',
  'http://алдар.example/',
  'http://images.example/😀',
  'http://a/\n',
  ' http://a/',
  'http://%/',
  'http://a%4/',
  'http://a/%zz',
  'http://%zz@a/',
  'http://[]/',
  'http://[:::1]/',
  'http://[::1',
  'http://::1/',
  'http://[::1]a/',
  'http://a[::1]/',
  'http://[[::1]]/',
  'http://[1::2::3]/',
  'http://[1:2:3:4:5:6:7]/',
  'http://[1:2:3:4:5:6:7:8:9]/',
  'http://[1:2:3:4::5:6:7:8:9]/',
  'http://[12345::]/',
  'http://[::g]/',
  'http://[fe80::1%eth0]/',
  'http://[fe80::1%25eth0]/',
  'http://[v1.a]/',
  'http://[192.0.2.1]/',
  'http://[::ffff:192.0.2.256]/',
  'http://[::ffff:192.0.2]/',
  'http://[::1]:65536/',
])('%j is refused.', async (url) => {
  const path = chatPath(await createChat(app.api), '/messages');
  const reply = await app.api
    .post(path)
    .send(newMessage(withImage(url)))
    .expect(400);
  expect(invalidPlaces(reply)).toEqual(['body /attachments/0/url']);
});
