const CHECK = 'npm run check-database looks at everything, a range of keys at a time';
const CHECKED = 'npm run check-database tells more of what it has found';

/** The statements that are about all owners on purpose, and why; every other one has to keep to those that it is for. */
export const allOwners: Readonly<Record<string, string>> = {
  'oldest live messages': 'each server looks now and then for answers that were left alone',
  contents: 'npm run backup tells what a copy holds, on SQLite',
  'check: storage problems': CHECK,
  'check: storage size': CHECK,
  'check: lines': CHECK,
  'check: next chats': CHECK,
  'check: chats': CHECK,
  'check: messages': CHECK,
  'check: live messages': CHECK,
  'check: deletions': CHECK,
  'check: strays': CHECK,
  'check: shared numbers': CHECK,
  'check: holders of a number': CHECKED,
  'check: first gap': CHECKED,
  'check: first of lines by lines': CHECKED,
  'check: first of deletions by lines': CHECKED,
  'check: first of live messages by live': CHECKED,
  'check: first of messages by lines': CHECKED,
  'check: first of messages by live': CHECKED,
  'check: first of messages by parents': CHECKED,
  'check: first of messages by sizes': CHECKED,
  'check: first of strays by strays': CHECKED,
};
