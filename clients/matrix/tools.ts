import { checkers } from './checkers';
import { goTools } from './go-tools';
import { openapiGeneratorTools } from './openapi-generator-tools';
import { pythonTools } from './python-tools';
import type { Tool } from './tool';
import { typescriptTools } from './typescript-tools';

/** All of them, in the order of the table. */
export const tools: readonly Tool[] = [
  ...typescriptTools,
  ...pythonTools,
  ...openapiGeneratorTools,
  ...goTools,
  ...checkers,
];
