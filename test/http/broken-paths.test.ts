import { useApp } from '../support/app';
import { problemIn } from '../support/problem';

const app = useApp();
const CHAT = '/api/v1/chats/019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';

describe.each(['%', '%zz', '%ff', '%c0%af', '%ed%a0%80', 'a%2'])(
  'The encoding "%s" is broken',
  (broken) => {
    it.each([
      [`/api/v1/chats/${broken}`, 'chat_id'],
      [`/api/v1/chats/${broken}/messages`, 'chat_id'],
      [`${CHAT}/messages/${broken}`, 'message_id'],
    ])('in the parameter of %s: 400, by its name', async (path, name) => {
      const reply = await app.api.get(path).expect(400);
      expect(problemIn(reply).errors).toEqual([
        { in: 'path', name, message: 'is not valid percent-encoding of UTF-8' },
      ]);
    });

    it.each([`/${broken}`, `/api/v1/chats${broken}`, `/docs/${broken}`, `/problems/${broken}`])(
      'elsewhere, as in %s: 404, for there is no such path',
      async (path) => {
        const reply = await app.api.get(path).expect(404);
        expect(problemIn(reply).type).toBe('/problems/not-found');
      },
    );
  },
);
