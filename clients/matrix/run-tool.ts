import { join } from 'node:path';
import { isUnreachable, missing } from './availability';
import type { Result } from './result';
import { Steps } from './steps';
import type { Tool } from './tool';
import { classify } from './warnings';
import { openWorkshop, type Workshop } from './workshop';

type Findings = Omit<Result, 'tool' | 'seconds'>;

const NOTHING: Findings = {
  generated: false,
  warnings: { contract: [], other: [] },
  compiles: false,
  roundTrip: false,
};

/**
 * Installs a tool and tries it out, step by step, as far as it goes.
 * @param logs the folder in which each step leaves its output.
 */
export async function runTool(tool: Tool, logs: string): Promise<Result> {
  const start = performance.now();
  console.log(`\n${tool.title} ${tool.version}`);
  const lacking = missing(tool.needs);
  const workshop = openWorkshop(tool);
  try {
    const findings =
      lacking === undefined
        ? await tryOut(tool, workshop, new Steps(workshop, join(logs, tool.name)))
        : { ...NOTHING, absent: `no ${lacking.name}` };
    if (findings.absent !== undefined) console.log(`  not to be had: ${findings.absent}`);
    return { tool, ...findings, seconds: (performance.now() - start) / 1_000 };
  } finally {
    workshop.close();
  }
}

async function tryOut(tool: Tool, workshop: Workshop, steps: Steps): Promise<Findings> {
  if (!workshop.installed) {
    const { succeeded, output } = await steps.run('install', tool.install);
    if (!succeeded)
      return isUnreachable(output) ? { ...NOTHING, absent: 'no registry answers' } : NOTHING;
    workshop.markInstalled();
  }
  const { compile, roundTrip } = tool;
  const generation = await steps.run('generate', tool.generate);
  const compilation =
    generation.succeeded && compile !== undefined ? await steps.run('compile', compile) : undefined;
  const ready = compile === undefined ? generation.succeeded : compilation?.succeeded === true;
  const trip =
    ready && roundTrip !== undefined
      ? await steps.runWithServer('round trip', roundTrip)
      : undefined;

  const printed = [generation, compilation, tool.judgesReplies === true ? trip : undefined];
  const warnings = classify(printed.map((outcome) => outcome?.output ?? '').join('\n'), tool.own);
  for (const line of warnings.contract) console.log(`  warns   ${line.trim()}`);
  return {
    generated: generation.succeeded,
    warnings,
    compiles: compilation?.succeeded === true,
    roundTrip: trip?.succeeded === true,
  };
}
