import { KeptReplies, type Source } from '../../src/http/kept-replies';

const GOOD = () => Promise.resolve();

/** Something that can be read, at a revision that moves. */
function history() {
  const at = { revision: 1, reads: 0, asked: 0 };
  const source: Source = {
    known: undefined,
    revision: () => {
      at.asked += 1;
      return Promise.resolve(at.revision);
    },
    read: () => {
      at.reads += 1;
      return Promise.resolve({ revision: at.revision, body: { revision: at.revision } });
    },
  };
  return { at, source };
}

/** One whose reads end only when they are told to. */
function slowHistory() {
  const { at, source } = history();
  const ends: (() => void)[] = [];
  const read = async () => {
    const found = await source.read();
    await new Promise<void>((end) => ends.push(end));
    return found;
  };
  return { at, source: { ...source, read }, end: () => ends.splice(0).forEach((end) => end()) };
}

const text = async (reply: Promise<{ bytes: Buffer }>) => String((await reply).bytes);
const turn = () => new Promise(setImmediate);

it('is read once, and only its revision is asked for after that', async () => {
  const replies = new KeptReplies(GOOD, 1_000_000);
  const { at, source } = history();
  expect(await text(replies.of('getChat', ['a'], source))).toBe('{"revision":1}');
  expect(at).toMatchObject({ reads: 1, asked: 0 });
  expect(await text(replies.of('getChat', ['a'], source))).toBe('{"revision":1}');
  expect(at).toMatchObject({ reads: 1, asked: 1 });
});

it('is read again when the revision has moved, on or back', async () => {
  const replies = new KeptReplies(GOOD, 1_000_000);
  const { at, source } = history();
  for (const revision of [1, 2, 1]) {
    at.revision = revision;
    expect(await text(replies.of('getChat', ['a'], source))).toBe(`{"revision":${revision}}`);
  }
});

it.each([
  ['operation', 'getMessage', ['a']],
  ['request', 'getChat', ['b']],
])('is no reply to another %s', async (_, operation, request) => {
  const replies = new KeptReplies(GOOD, 1_000_000);
  const { at, source } = history();
  await replies.of('getChat', ['a'], source);
  await replies.of(operation, request, source);
  expect(at.reads).toBe(2);
});

it('is read once for many who ask at once', async () => {
  const replies = new KeptReplies(GOOD, 0);
  const { at, source, end } = slowHistory();
  const all = Array.from({ length: 32 }, () => replies.of('getChat', ['a'], source));
  await turn();
  end();
  const [first, ...others] = await Promise.all(all);
  expect(at.reads).toBe(1);
  for (const other of others) expect(other.bytes).toBe(first!.bytes);
});

it('is not shared with a client that has seen more than it', async () => {
  const replies = new KeptReplies(GOOD, 1_000_000);
  const { at, source, end } = slowHistory();
  const early = replies.of('getChat', ['a'], source);
  await turn();
  at.revision = 2; // and its writer asks
  const late = replies.of('getChat', ['a'], source);
  await turn();
  end();
  expect(await text(early)).toBe('{"revision":1}');
  await turn();
  end();
  expect(await text(late)).toBe('{"revision":2}');
});

it('fails for one who asked, and is read anew for another', async () => {
  const replies = new KeptReplies(GOOD, 1_000_000);
  const { source } = history();
  const broken = { ...source, read: () => Promise.reject(new Error('gone')) };
  const first = replies.of('getChat', ['a'], broken);
  const second = replies.of('getChat', ['a'], source);
  await expect(first).rejects.toThrow('gone');
  expect(await text(second)).toBe('{"revision":1}');
});

it('is not sent, nor kept, where it is not as the contract has it', async () => {
  const wrong = new Error('no such property');
  const check = jest.fn(GOOD).mockRejectedValueOnce(wrong);
  const replies = new KeptReplies(check, 1_000_000);
  const { at, source } = history();
  await expect(replies.of('getChat', ['a'], source)).rejects.toBe(wrong);
  await replies.of('getChat', ['a'], source);
  expect(at.reads).toBe(2);
  expect(check).toHaveBeenCalledWith('getChat', 200, { revision: 1 });
});

it.each([
  ['no memory', 0, 2],
  ['memory for few', 1_000, 2],
  ['memory for all', 1_000_000, 1],
])('is kept as far as its memory goes: %s', async (_, limit, reads) => {
  const replies = new KeptReplies(GOOD, limit);
  const { at, source } = history();
  await replies.of('getChat', ['a'], source);
  for (let i = 0; i < 10; i += 1) await replies.of('getChat', [i], history().source);
  await replies.of('getChat', ['a'], source);
  expect(at.reads).toBe(reads);
});
