import { Report } from '../suites/faults/report';

/** What a report complains of once everything has been late. */
function failuresOf(report: Report): readonly string[] {
  report.time('ready again', 20.4, 10);
  report.time('ended', 10, 10);
  report.expectSpeed(false, '11 × as slow');
  return report.failures;
}

it('In full length speed is judged.', () => {
  expect(failuresOf(new Report('kill', true))).toEqual([
    'ready again: 20 ms, more than 10 ms',
    '11 × as slow',
  ]);
});

it('Where a machine may be busy times are told and not judged.', () => {
  const report = new Report('kill', false);
  expect(failuresOf(report)).toEqual([]);
  expect(report.figures).toEqual(['ready again 20 ms', 'ended 10 ms']);
  report.expect(false, 'lost');
  expect(report.verdict).toBe('FAILED');
});

it.each([Infinity, NaN])('What never comes to be is a failure on every machine: %s', (took) => {
  for (const judgesSpeed of [true, false]) {
    const report = new Report('kill', judgesSpeed);
    report.time('writes again', took, 1_000);
    expect(report.failures).toContain('writes again: never');
  }
});
