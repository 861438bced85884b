import { GO } from './availability';
import { folderOf, goPin } from './pins';
import type { Tool } from './tool';

/** Builds a tool that go.mod names; Go keeps whatever it fetches and compiles for the next time. */
function built(path: string): string {
  return `mkdir -p "$INSTALLED/bin" && go build -o "$INSTALLED/bin/" ${path}`;
}

const COMPILE = 'go build -o round-trip . && go vet ./...';
const ROUND_TRIP = './round-trip';

export const goTools: readonly Tool[] = [
  {
    name: 'oapi-codegen',
    title: 'oapi-codegen (nullable types)',
    version: goPin(folderOf('oapi-codegen'), 'github.com/oapi-codegen/oapi-codegen/v2'),
    needs: [GO],
    install: built('github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen'),
    generate: 'mkdir api && oapi-codegen -config config.yaml openapi.yaml',
    compile: COMPILE,
    roundTrip: ROUND_TRIP,
    own: [],
  },
  {
    name: 'ogen',
    title: 'ogen',
    version: goPin(folderOf('ogen'), 'github.com/ogen-go/ogen'),
    needs: [GO],
    install: built('github.com/ogen-go/ogen/cmd/ogen'),
    generate: 'ogen --target api --package api --clean openapi.yaml',
    compile: COMPILE,
    roundTrip: ROUND_TRIP,
    own: [
      {
        pattern: /Header name is not canonical/,
        because: 'ETag, WWW-Authenticate and Last-Event-ID are as their standards write them.',
      },
      {
        pattern: /matching HTTP status code will not be enforced yet/,
        because: 'It tells what it has not been taught yet, of any reply with a "status".',
      },
      {
        pattern: /Convenient errors are not available/,
        because: 'A way of its own to write clients, for contracts with `default` replies.',
      },
    ],
    note:
      'its own clients for event streams do not compile where a stream can answer with an error too, ' +
      'so `x-ogen-raw-response` in the contract has it hand over the response itself ' +
      '([ogen-go/ogen#1522](https://github.com/ogen-go/ogen/pull/1522)).',
  },
];
