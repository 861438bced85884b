import { JAVA, MAVEN, PYTHON } from './availability';
import { VENV } from './python-tools';
import type { Tool } from './tool';
import type { OwnWarning } from './warnings';

const VERSION = '7.25.0';

/** One file with everything in it. */
const JAR =
  'mvn --batch-mode --quiet org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy ' +
  `-Dartifact=org.openapitools:openapi-generator-cli:${VERSION} -DoutputDirectory="$INSTALLED"`;

const GENERATE = `java -jar "$INSTALLED/openapi-generator-cli-${VERSION}.jar" generate --input-spec openapi.yaml --output generated`;

const OWN: readonly OwnWarning[] = [
  {
    pattern: /OpenAPI 3\.1 support is still in beta/,
    because: 'It says so of every contract in 3.1.',
  },
  {
    pattern: /Failed to get the schema name: null$/,
    because:
      'It says so once of any contract with `additionalProperties` that are no `$ref`, false included.',
  },
  {
    pattern: /Ignoring complex example on request body/,
    because: 'It writes no example of an object into the comments of Java, wherever one stands.',
  },
];

/** Both clients of the one generator. */
export const openapiGeneratorTools: readonly Tool[] = [
  {
    name: 'openapi-generator-python',
    title: 'openapi-generator, python',
    version: VERSION,
    needs: [JAVA, MAVEN, PYTHON],
    install: `${VENV} && ${JAR}`,
    generate: `${GENERATE} --generator-name python --package-name aldar_kose`,
    compile:
      'mv round_trip.py generated && cd generated && ' +
      'mypy --config-file pyproject.toml round_trip.py aldar_kose',
    roundTrip: 'cd generated && python -W error round_trip.py',
    own: OWN,
  },
  {
    name: 'openapi-generator-java',
    title: 'openapi-generator, java (native)',
    version: VERSION,
    needs: [JAVA, MAVEN],
    install: JAR,
    generate: `${GENERATE} --generator-name java --library native`,
    compile:
      'mvn --batch-mode --quiet --file generated compile dependency:copy-dependencies ' +
      '-DincludeScope=runtime -DoutputDirectory=target/lib && ' +
      "javac -Xlint:all -cp 'generated/target/classes:generated/target/lib/*' RoundTrip.java",
    roundTrip: "java -cp '.:generated/target/classes:generated/target/lib/*' RoundTrip",
    own: OWN,
  },
];
